package io.mirage.reporting.format;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.readmodel.VisibleText;
import io.mirage.reporting.document.BarChart;
import io.mirage.reporting.document.Cell;
import io.mirage.reporting.document.Cover;
import io.mirage.reporting.document.DocumentWriter;
import io.mirage.reporting.document.Entity;
import io.mirage.reporting.document.Figure;
import io.mirage.reporting.document.FindingCard;
import io.mirage.reporting.document.Graph;
import io.mirage.reporting.document.Step;
import io.mirage.reporting.document.Table;
import io.mirage.reporting.document.Table.Column;
import io.mirage.reporting.document.Table.Row;
import io.mirage.reporting.document.Tone;

/** Writes a document with one of everything, and with text that wants to be more than text. */
final class SampleDocument {

	static final String FORMULA = "=cmd|'/C calc'!A0";
	static final String MARKUP = "<script>alert(1)</script>";
	static final String STEERING = "a\u0000b\u001b[31mc\u202egnp.exe\uffff";
	static final String LONG = "x".repeat(1_000_000);
	static final String WORLD = "Łukasz Ünal Ελένη Юлия 田中さくら 김철수 王小明";
	static final List<String> HOSTILE = List.of(FORMULA, MARKUP, STEERING, LONG, "+1+1", "-2", "@SUM(A1)", "| a | b |", "[x](javascript:alert(1))",
			"# no heading", "</w:t><w:br/>", "שלום عالم 😀", "\ud800");

	private SampleDocument() {}

	/** @param facts how many rows the list of facts has besides the hostile ones */
	static void write(DocumentWriter out, int facts) {
		out.begin(new Cover(VisibleText.of("Aurora Kites " + MARKUP + " " + WORLD), "Sample", List.of("aurora-kites.example", text(FORMULA)),
				List.of(new Cover.Line("State", "completed"), new Cover.Line("Duration", "2 min 3 s")), "The scan ended before it was done."));
		out.figures(List.of(new Figure("3", "Findings", "1 high, 2 low"), new Figure("12,345", "Entities", "of 7 types"),
				new Figure("812", "Relationships", "between them"), new Figure("5", "Observations", "statements of sources"),
				new Figure("4 of 7", "Sources heard", "3 gaps")));
		out.section("Findings " + text(FORMULA));
		out.paragraph(Tone.LEAD, "What matters most.");
		out.severity(Severity.HIGH, 2);
		for (String hostile : HOSTILE) {
			out.finding(new FindingCard(Severity.HIGH, text(hostile), text(hostile), List.of(entity(hostile)), 3, "Rule " + text(hostile)));
		}
		out.section("How it was found");
		out.way(List.of(new Step(entity("aurora-kites.example"), null), new Step(entity(FORMULA), "dns-records")));
		out.section("Entities by type");
		out.bars(new BarChart("Entities by type", List.of(new BarChart.Bar("Hostname", 1200, "host"), new BarChart.Bar("IP address", 300, "network"),
				new BarChart.Bar("Person", 3, "person"))));
		out.section("Neighbourhood");
		out.graph(graph());
		out.section("Words");
		out.heading("A heading");
		out.paragraph(Tone.BODY, WORLD + " " + text(MARKUP));
		out.list(List.of("one", text(FORMULA)));
		out.paragraph(Tone.NOTICE, "Take care.");
		out.section("Facts");
		out.table(facts(facts));
		out.end("Mirage report 1 · scan 2.");
	}

	private static Table facts(int count) {
		return new Table("Facts", true, List.of(Column.of("Value", 36), Column.of("Attributes", 28), Column.of("Sources", 15),
				Column.number("Confidence", 9), Column.of("Tags", 12), Column.of("First seen", 0)), rows -> {
					rows.accept(new Row.Group(EntityType.HOSTNAME, count + HOSTILE.size()));
					HOSTILE.forEach(hostile -> rows.accept(row(hostile, hostile)));
					for (int i = 0; i < count; i++) {
						rows.accept(row("host-" + i + ".aurora-kites.example", "value of " + i));
					}
					rows.accept(new Row.Note("and 3 more in the JSON"));
				});
	}

	private static Row row(String value, String attribute) {
		return new Row.Cells(List.of(new Cell.Code(text(value)), new Cell.Pairs(Map.of("title", text(attribute))), new Cell.Text("dns-records"),
				new Cell.Number(80, "\u00a0%"), new Cell.Tags(List.of(text(attribute))), new Cell.Time(Instant.parse("2026-11-24T10:00:00Z"))));
	}

	private static Graph graph() {
		List<Graph.Node> nodes = new ArrayList<>(List.of(new Graph.Node(entity("aurora-kites.example"), 0, -1)));
		List<Graph.Edge> edges = new ArrayList<>();
		for (int i = 1; i <= 24; i++) {
			int parent = i <= 8 ? 0 : 1 + (i - 9) / 2;
			nodes.add(new Graph.Node(entity((i <= 8 ? "host-" : "192.0.2.") + i), i <= 8 ? 1 : 2, parent));
			edges.add(new Graph.Edge(parent, i, "resolves_to"));
		}
		return new Graph(nodes, edges, 100);
	}

	private static Entity entity(String value) {
		return new Entity(EntityType.HOSTNAME, text(value));
	}

	static String text(String hostile) {
		return VisibleText.of(hostile, 300);
	}
}
