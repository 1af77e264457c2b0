package io.mirage.visualization;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;

import static io.mirage.support.Investigation.START;
import static io.mirage.support.Investigation.TARGET;
import static io.mirage.support.Investigation.address;
import static io.mirage.support.Investigation.host;
import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
class PlacesAndTimesApiTests {

	private static final String API = "/api/v1/visualizations";
	private static final EntityRef WWW = host("www.aurora-kites.example");
	private static final EntityRef NEAR = address("192.0.2.10");
	private static final EntityRef NEXT_DOOR = address("192.0.2.11");
	private static final EntityRef FAR = address("198.51.100.7");
	private static final EntityRef CERTIFICATE = EntityRef.of(EntityType.TLS_CERTIFICATE, "ab".repeat(32));

	private final MockMvcTester mvc;
	private final Deliveries deliveries;
	private final Investigation scan = new Investigation();

	PlacesAndTimesApiTests(@Autowired ApplicationContext context, @Autowired MockMvcTester mvc) {
		this.mvc = mvc;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void tell() {
		scan.ask("rdap", TARGET).saw(TARGET, Map.of("created", "2019-05-01", "expires", "2027-05-01T10:00:00+02:00")).end();
		scan.ask("dns-brute", TARGET).saw(WWW).related(TARGET, RelationType.CONTAINS, WWW).end();
		scan.ask("dns-records", WWW).saw(NEAR).saw(NEXT_DOOR).saw(FAR).related(WWW, RelationType.RESOLVES_TO, NEAR).end();
		scan.ask("tls", WWW).saw(CERTIFICATE, Map.of("not_before", "2026-01-01T00:00:00Z", "not_after", "9999-12-31T23:59:59Z",
				"issued", "yesterday, or '; drop table facts.scan; --")).end();
		scan.ask("ip-api", NEAR).saw(place("Oslo, Norway"), Map.of("latitude", "59.91273", "longitude", "10.746"))
				.saw(NEAR, Map.of("country", "no", "city", "Oslo")).end();
		scan.ask("ip-api", NEXT_DOOR).saw(place("Oslo, Norway"), Map.of("latitude", "59.9127300001", "longitude", "10.746")).end();
		scan.ask("ipinfo", FAR).saw(place("Svolvær, NO"), Map.of("coordinates", "68.2343,14.5683")).saw(FAR, Map.of("country", "NO"))
				.saw(NEXT_DOOR, Map.of("country", "SE")).end();
		scan.ask("ipapi-co", FAR).saw(place("Nowhere, XX"), Map.of("latitude", "0", "longitude", "0.0"))
				.saw(place("Liar"), Map.of("latitude", "91", "longitude", "NaN")).end();
		scan.ask("dns-records", NEAR).saw(WWW).end();
		deliveries.deliver(scan.started(TARGET));
		deliveries.deliver(scan.batches(2));
	}

	@Test
	void showsWhenThingsWereSeenAndWhatTheirOwnDatesAre() {
		String events = body("/timeline/events?scan_id=" + scan.id() + "&limit=1000");

		assertThat(JsonPath.<List<String>>read(events, "$.data[?(@.entity.value == 'aurora-kites.example')].kind"))
				.containsExactly("registered", "first_seen", "expires");
		assertThat(JsonPath.<List<String>>read(events, "$.data[?(@.entity.value == 'aurora-kites.example')].at"))
				.containsExactly("2019-05-01T00:00:00Z", "2026-11-24T10:00:01Z", "2027-05-01T08:00:00Z");
		assertThat(JsonPath.<List<String>>read(events, "$.data[?(@.entity.type == 'TlsCertificate')].kind"))
				.as("the year 9999 is no end, and no text is a date").containsExactly("issued", "first_seen");
		assertThat(JsonPath.<List<String>>read(events, "$.data[?(@.entity.value == 'www.aurora-kites.example')].collector"))
				.containsExactly("dns-brute", "dns-records");
		assertThat(JsonPath.<List<String>>read(events, "$.data[?(@.entity.type == 'Hostname')].family")).containsOnly("host");
		assertThat(JsonPath.<List<String>>read(events, "$.data[*].at")).isSorted();
		assertThat(JsonPath.<Integer>read(events, "$.meta.total")).isEqualTo(JsonPath.<List<Object>>read(events, "$.data[*]").size());
	}

	@Test
	void givesEventsInPartsWithoutLossOrRepetition() {
		String all = body("/timeline/events?scan_id=" + scan.id() + "&limit=1000");
		List<Object> collected = new ArrayList<>();
		String cursor = "";
		while (cursor != null) {
			String part = body("/timeline/events?scan_id=" + scan.id() + "&limit=3" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
			collected.addAll(JsonPath.<List<Object>>read(part, "$.data[*]"));
			cursor = JsonPath.read(part, "$.meta.next_cursor");
		}

		assertThat(collected).isEqualTo(JsonPath.<List<Object>>read(all, "$.data[*]"));
	}

	@Test
	void countsEventsByFamilyInBucketsOfEqualLength() {
		String timeline = body("/timeline?scan_id=" + scan.id() + "&from=2026-11-24&to=2026-11-25&buckets=24");

		assertThat(JsonPath.<List<Object>>read(timeline, "$.buckets")).hasSize(24);
		assertThat(JsonPath.<String>read(timeline, "$.buckets[10].from")).isEqualTo(START.toString());
		assertThat(JsonPath.<Integer>read(timeline, "$.buckets[10].counts.host")).isEqualTo(3);
		assertThat(JsonPath.<Map<String, Integer>>read(timeline, "$.buckets[11].counts")).isEmpty();
		int counted = JsonPath.<List<Integer>>read(timeline, "$.buckets[*].counts.*").stream().mapToInt(Integer::intValue).sum();
		assertThat(JsonPath.<Integer>read(timeline, "$.total")).isEqualTo(counted);
		String whole = body("/timeline?scan_id=" + scan.id() + "&buckets=10");
		assertThat(JsonPath.<String>read(whole, "$.buckets[0].from")).isEqualTo("2019-05-01T00:00:00Z");
		assertThat(JsonPath.<String>read(whole, "$.buckets[9].to")).isEqualTo("2027-05-01T08:00:00Z");
		assertThat(JsonPath.<Integer>read(whole, "$.total"))
				.isEqualTo(JsonPath.<Integer>read(body("/timeline/events?scan_id=" + scan.id()), "$.meta.total"));
	}

	@Test
	void showsWhereThingsAreAsFarAsSourcesTold() {
		String map = body("/map?scan_id=" + scan.id());

		assertThat(JsonPath.<Integer>read(map, "$.total_points")).as("neither 0, 0 nor what is not on earth").isEqualTo(2);
		assertThat(JsonPath.<Double>read(map, "$.points[0].lat")).isEqualTo(59.9127);
		assertThat(JsonPath.<Integer>read(map, "$.points[0].entities")).isEqualTo(2);
		assertThat(JsonPath.<String>read(map, "$.points[0].city")).isEqualTo("Oslo");
		assertThat(JsonPath.<List<String>>read(map, "$.points[0].sample[*].value")).containsExactly(NEAR.value(), NEXT_DOOR.value());
		assertThat(JsonPath.<String>read(map, "$.points[1].country")).isEqualTo("NO");
		assertThat(JsonPath.<List<String>>read(map, "$.countries[*].country")).containsExactly("NO", "SE");
		assertThat(JsonPath.<List<Integer>>read(map, "$.countries[*].entities")).containsExactly(2, 1);
	}

	@Test
	void showsTheGraphAsItWasAndEveryNodeInItsPlace() {
		deliveries.deliver(scan.finished());
		String now = body("/graph?scan_id=" + scan.id());
		String then = body("/graph?scan_id=" + scan.id() + "&as_of=" + START.plusSeconds(2));

		assertThat(JsonPath.<List<String>>read(then, "$.nodes[*].value")).containsExactlyInAnyOrder(TARGET.value(), WWW.value());
		assertThat(JsonPath.<List<String>>read(then, "$.edges[*].type")).containsExactly("contains");
		assertThat(JsonPath.<List<Double>>read(then, "$.nodes[?(@.value == '" + WWW.value() + "')].x"))
				.isEqualTo(JsonPath.<List<Double>>read(now, "$.nodes[?(@.value == '" + WWW.value() + "')].x"));
		assertThat(JsonPath.<Integer>read(body("/graph?scan_id=" + scan.id() + "&as_of=2026-11-23"), "$.total_nodes")).isZero();
		assertThat(JsonPath.<List<String>>read(body("/graph?scan_id=" + scan.id() + "&type=IpAddress&q=192.0"), "$.nodes[*].value"))
				.containsExactlyInAnyOrder(NEAR.value(), NEXT_DOOR.value());
	}

	@Test
	void gathersTheGraphInClustersThatCanBeOpened() {
		deliveries.deliver(scan.finished());
		String overview = body("/graph/clusters?scan_id=" + scan.id());

		List<Integer> sizes = JsonPath.read(overview, "$.clusters[*].nodes");
		assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(JsonPath.<Integer>read(overview, "$.total_nodes"));
		String cluster = JsonPath.read(overview, "$.clusters[0].id");
		assertThat(JsonPath.<List<Object>>read(body("/graph?scan_id=" + scan.id() + "&cluster=" + cluster), "$.nodes")).hasSize(sizes.getFirst());
		assertThat(get("/graph?scan_id=" + scan.id() + "&cluster=0.99999")).hasStatus(400);
	}

	@Test
	void drawsPicturesThatHoldNothingButShapesAndText() throws Exception {
		deliveries.deliver(scan.finished());
		String svg = text(get("/graph/export?scan_id=" + scan.id() + "&format=svg"));
		byte[] png = get("/graph/export?scan_id=" + scan.id() + "&format=png").getResponse().getContentAsByteArray();

		assertThat(svg).contains("<svg", "www.aurora-kites.example").doesNotContain("<script", "href");
		assertThat(svg.split("<circle", -1)).hasSize(JsonPath.<Integer>read(body("/graph?scan_id=" + scan.id()), "$.total_nodes") + 1);
		assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isBetween(160, 2000);
	}

	@Test
	void countsForChartsAndFlows() {
		String charts = body("/charts?scan_id=" + scan.id());
		String sankey = body("/sankey?scan_id=" + scan.id());

		assertThat(JsonPath.<List<Integer>>read(charts, "$.types[?(@.key == 'IpAddress')].count")).containsExactly(3);
		assertThat(JsonPath.<List<Integer>>read(charts, "$.collectors[?(@.key == 'rdap')].count")).containsExactly(1);
		assertThat(JsonPath.<List<Integer>>read(charts, "$.outcomes[?(@.key == 'answered')].count")).containsExactly(9);
		assertThat(JsonPath.<List<Integer>>read(sankey, "$.flows[?(@.source == 'dns-records' && @.target == 'IpAddress')].entities"))
				.containsExactly(3);
		assertThat(JsonPath.<Integer>read(charts, "$.entities"))
				.isEqualTo(JsonPath.<List<Integer>>read(charts, "$.families[*].count").stream().mapToInt(Integer::intValue).sum());
	}

	@Test
	void keepsViewsUntilTheScanIsDeleted() {
		String view = """
				{"scan_id": "%s", "name": "Mail", "kind": "graph", "state": {"zoom": 2, "selected": ["\\u0000<script>"]}}""".formatted(scan.id());
		MvcTestResult created = mvc.post().uri(API + "/views").with(Callers.admin()).contentType(MediaType.APPLICATION_JSON).content(view).exchange();
		assertThat(created).hasStatus(201);
		assertThat(mvc.post().uri(API + "/views").with(Callers.admin()).contentType(MediaType.APPLICATION_JSON).content(view).exchange()).hasStatus(409);
		String id = JsonPath.read(text(created), "$.id");

		assertThat(mvc.put().uri(API + "/views/" + id).with(Callers.admin()).contentType(MediaType.APPLICATION_JSON)
				.content("{\"name\": \"Post\", \"state\": {\"zoom\": 3}}").exchange()).hasStatusOk();
		assertThat(JsonPath.<List<Integer>>read(body("/views?scan_id=" + scan.id()), "$.data[?(@.name == 'Post')].state.zoom")).containsExactly(3);
		assertThat(mvc.get().uri(API + "/views/" + id).with(Callers.stranger()).exchange()).hasStatus(404);
		deliveries.deliver(scan.deleted());
		assertThat(get("/views/" + id)).hasStatus(404);
	}

	@Test
	void saysWhatItCannotUse() {
		String of = "?scan_id=" + scan.id();
		for (String wrong : List.of("/timeline" + of + "&from=soon", "/timeline" + of + "&from=2026-11-02&to=2026-11-01",
				"/timeline" + of + "&buckets=0", "/timeline/events" + of + "&cursor=bm90IG91cnM", "/graph" + of + "&as_of=then",
				"/graph" + of + "&type=Hostnme", "/graph/clusters" + of + "&limit=0")) {
			assertThat(get(wrong)).as(wrong).hasStatus(400);
		}
		for (String path : List.of("/timeline", "/timeline/events", "/map", "/charts", "/sankey", "/graph/clusters", "/views")) {
			assertThat(mvc.get().uri(API + path + of).with(Callers.stranger()).exchange()).as(path).hasStatus(404);
		}
	}

	private static EntityRef place(String name) {
		return EntityRef.of(EntityType.LOCATION, name);
	}

	private String body(String path) {
		MvcTestResult result = get(path);
		assertThat(result).as(path).hasStatusOk();
		return text(result);
	}

	private MvcTestResult get(String path) {
		return mvc.get().uri(API + path).with(Callers.readOnly()).exchange();
	}

	private static String text(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}
}
