package io.mirage.visualization;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;

import static io.mirage.support.Investigation.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
class GraphApiTests {

	private static final String GRAPH = "/api/v1/visualizations/graph";

	private final MockMvcTester mvc;
	private final Deliveries deliveries;
	private final Investigation scan = GraphStories.tell(new Investigation());

	GraphApiTests(@Autowired ApplicationContext context, @Autowired MockMvcTester mvc) {
		this.mvc = mvc;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void start() {
		deliveries.deliver(scan.started(TARGET));
		deliveries.deliver(scan.batches(1));
	}

	@Test
	void showsWhatARunningScanHasFoundByNow() {
		String graph = body("");

		assertThat(JsonPath.<Boolean>read(graph, "$.complete")).isFalse();
		assertThat(JsonPath.<Integer>read(graph, "$.total_nodes")).isEqualTo(GraphStories.NODES);
		assertThat(JsonPath.<Double>read(graph, "$.nodes[0].x")).isZero();
		assertThat(JsonPath.<List<Object>>read(graph, "$.edges")).hasSize(GraphStories.EDGES);
	}

	@Test
	void showsACompleteGraphWithItsMiddleFirst() {
		deliveries.deliver(scan.finished());
		String graph = body("");

		assertThat(JsonPath.<Boolean>read(graph, "$.complete")).isTrue();
		assertThat(JsonPath.<Boolean>read(graph, "$.truncated")).isFalse();
		assertThat(JsonPath.<String>read(graph, "$.scan_id")).isEqualTo(scan.id().toString());
		assertThat(JsonPath.<String>read(graph, "$.nodes[0].value")).isEqualTo(TARGET.value());
		assertThat(JsonPath.<Integer>read(graph, "$.nodes[0].degree")).isEqualTo(7);
		assertThat(JsonPath.<Integer>read(graph, "$.nodes[0].distance")).isZero();
		assertThat(JsonPath.<String>read(graph, "$.nodes[1].value")).as("of equally near ones the best connected")
				.isEqualTo(GraphStories.WWW.value());
		assertThat(JsonPath.<List<String>>read(graph, "$.nodes[1].tags")).containsExactly("wildcard");
		assertThat(JsonPath.<Integer>read(graph, "$.nodes[9].distance")).isEqualTo(2);
		assertThat(JsonPath.<List<String>>read(graph, "$.edges[*].type")).contains("contains", "resolves_to", "links_to");
	}

	@Test
	void saysWhatIsLeftOut() {
		for (boolean finished : List.of(false, true)) {
			if (finished) {
				deliveries.deliver(scan.finished());
			}
			String graph = body("&limit=3");

			assertThat(JsonPath.<Boolean>read(graph, "$.truncated")).isTrue();
			assertThat(JsonPath.<Integer>read(graph, "$.total_nodes")).isEqualTo(GraphStories.NODES);
			assertThat(JsonPath.<Integer>read(graph, "$.total_edges")).isEqualTo(GraphStories.EDGES);
			List<String> shown = JsonPath.read(graph, "$.nodes[*].id");
			assertThat(shown).hasSize(3);
			assertThat(JsonPath.<List<String>>read(graph, "$.edges[*].source")).hasSize(2).isSubsetOf(shown);
			assertThat(JsonPath.<List<String>>read(graph, "$.edges[*].target")).isSubsetOf(shown);
		}
	}

	@Test
	void refusesWhatItCannotUse() {
		for (String limit : List.of("0", "-1", "10001")) {
			assertThat(get(GRAPH + "?scan_id=" + scan.id() + "&limit=" + limit)).hasStatus(400).bodyJson()
					.hasPathSatisfying("$.type", type -> assertThat(type).isEqualTo("/problems/invalid-graph-limit"))
					.hasPathSatisfying("$.detail", detail -> assertThat(detail).asString().contains(limit));
		}
		assertThat(get(GRAPH + "?scan_id=" + scan.id() + "&limit=many")).hasStatus(400);
		assertThat(get(GRAPH + "?scan_id=nonsense")).hasStatus(400);
		assertThat(get(GRAPH)).hasStatus(400);
		assertThat(get(GRAPH + "?scan_id=" + new Investigation().id())).hasStatus(404).bodyJson()
				.hasPathSatisfying("$.type", type -> assertThat(type).isEqualTo("/problems/unknown-scan"));
		assertThat(export("docx")).hasStatus(400).bodyJson()
				.hasPathSatisfying("$.type", type -> assertThat(type).isEqualTo("/problems/unknown-graph-format"))
				.hasPathSatisfying("$.detail", detail -> assertThat(detail).isEqualTo("format is 'docx', not one of graphml, gexf, json, csv, svg, png."));
		assertThat(mvc.get().uri(GRAPH + "?scan_id=" + scan.id()).exchange()).hasStatus(401);
	}

	@Test
	void showsAStrangerNothing() {
		assertThat(mvc.get().uri(GRAPH + "?scan_id=" + scan.id()).with(Callers.stranger()).exchange()).hasStatus(404);
		deliveries.deliver(scan.finished());
		assertThat(mvc.get().uri(GRAPH + "?scan_id=" + scan.id()).with(Callers.stranger()).exchange()).hasStatus(404);
		assertThat(mvc.get().uri(GRAPH + "/export?scan_id=" + scan.id()).with(Callers.stranger()).exchange()).hasStatus(404);
	}

	@Test
	void exportsJsonWithEverythingInIt() {
		deliveries.deliver(scan.finished());
		MvcTestResult export = export("json");

		assertThat(export).hasStatusOk().hasHeader("Content-Disposition", "attachment; filename=\"graph-" + scan.id() + ".json\"");
		assertThat(JsonPath.<List<String>>read(content(export), "$.nodes[*].value")).hasSize(GraphStories.NODES)
				.contains(GraphStories.HOSTILE_VALUE);
		assertThat(JsonPath.<List<String>>read(content(export), "$.edges[*].id")).hasSize(GraphStories.EDGES);
	}

	@Test
	void exportsEdgesAsCsvThatASpreadsheetOpensWithoutHarm() {
		deliveries.deliver(scan.finished());
		String csv = content(export("csv"));

		assertThat(csv).startsWith("\"source_type\",\"source\",\"relation\",\"target_type\",\"target\"\r\n");
		assertThat(csv.split("\r\n")).hasSize(GraphStories.EDGES + 1);
		assertThat(csv).contains("\"DomainName\",\"" + TARGET.value() + "\",\"contains\",\"Hostname\"").doesNotContain("\u202e", "\u001b", "\"=");
	}

	@Test
	void exportsGraphMlThatReadersAccept() throws Exception {
		deliveries.deliver(scan.finished());
		Document graph = xml(export("graphml"));

		assertThat(graph.getDocumentElement().getNamespaceURI()).isEqualTo("http://graphml.graphdrawing.org/xmlns");
		assertThat(graph.getElementsByTagName("node").getLength()).isEqualTo(GraphStories.NODES);
		assertThat(graph.getElementsByTagName("edge").getLength()).isEqualTo(GraphStories.EDGES);
		assertThat(texts(graph.getElementsByTagName("data")))
				.contains("https://www.aurora-kites.example/<script>&\"'\ufffd\ufffd[31m\u202e=cmd()", "<tag>");
	}

	@Test
	void exportsGexfThatReadersAccept() throws Exception {
		Document graph = xml(export("gexf"));

		assertThat(graph.getDocumentElement().getNamespaceURI()).isEqualTo("http://gexf.net/1.3");
		NodeList nodes = graph.getElementsByTagName("node");
		assertThat(nodes.getLength()).isEqualTo(GraphStories.NODES);
		assertThat(graph.getElementsByTagNameNS("http://gexf.net/1.3/viz", "position").getLength()).isEqualTo(GraphStories.NODES);
		assertThat(graph.getElementsByTagName("edge").getLength()).isEqualTo(GraphStories.EDGES);
		assertThat(((Element) nodes.item(9)).getAttribute("label") + ((Element) nodes.item(8)).getAttribute("label"))
				.contains("<script>&\"'\ufffd\ufffd[31m");
		assertThat(graph.getElementsByTagName("description").item(0).getTextContent()).contains("still running");
	}

	private MvcTestResult export(String format) {
		return get(GRAPH + "/export?scan_id=" + scan.id() + "&format=" + format);
	}

	private String body(String more) {
		MvcTestResult result = get(GRAPH + "?scan_id=" + scan.id() + more);
		assertThat(result).hasStatusOk();
		return content(result);
	}

	private MvcTestResult get(String path) {
		return mvc.get().uri(path).with(Callers.readOnly()).exchange();
	}

	private static Document xml(MvcTestResult result) throws Exception {
		assertThat(result).hasStatusOk();
		DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		factory.setNamespaceAware(true);
		return factory.newDocumentBuilder().parse(new ByteArrayInputStream(result.getResponse().getContentAsByteArray()));
	}

	private static List<String> texts(NodeList list) {
		return IntStream.range(0, list.getLength()).mapToObj(i -> list.item(i).getTextContent()).toList();
	}

	private static String content(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}
}
