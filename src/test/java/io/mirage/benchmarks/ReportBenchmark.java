package io.mirage.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.readmodel.CsvRow;
import io.mirage.reporting.document.BarChart;
import io.mirage.reporting.document.Cell;
import io.mirage.reporting.document.Cover;
import io.mirage.reporting.document.DocumentWriter;
import io.mirage.reporting.document.Entity;
import io.mirage.reporting.document.Figure;
import io.mirage.reporting.document.FindingCard;
import io.mirage.reporting.document.Graph;
import io.mirage.reporting.document.Table;
import io.mirage.reporting.document.Table.Column;
import io.mirage.reporting.document.Table.Row;
import io.mirage.reporting.format.DocxDocument;
import io.mirage.reporting.format.HtmlDocument;
import io.mirage.reporting.format.MarkdownDocument;
import io.mirage.reporting.format.TextDocument;
import io.mirage.reporting.format.XlsxDocument;
import io.mirage.reporting.format.pdf.PdfDocument;

/**
 * How long each format takes for so many facts, how large it is, and how much heap was in use beyond what was before. The
 * facts are made up while they are written: what a database needs to give them is not in it.
 */
public final class ReportBenchmark {

	private static final List<Column> COLUMNS = List.of(Column.of("Value", 35), Column.of("Attributes", 27), Column.of("Sources", 15),
			Column.number("Confidence", 11), Column.of("Tags", 12), Column.of("First seen", 0), Column.of("Last seen", 0));
	private static final Instant SEEN = Instant.parse("2026-11-24T10:00:00Z");

	private ReportBenchmark() {}

	/** @param arguments how many facts, default 10,000 and then 1,000,000 for those formats that list any number */
	public static void main(String[] arguments) throws IOException {
		int facts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
		int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
		measure("pdf, cold", facts, PdfDocument::new);
		measure("pdf", facts, PdfDocument::new);
		measure("docx", facts, DocxDocument::new);
		measure("html", facts, HtmlDocument::new);
		measure("markdown", facts, MarkdownDocument::new);
		measure("text", facts, TextDocument::new);
		measure("xlsx", facts, XlsxDocument::new);
		measure("xlsx", rows, XlsxDocument::new);
		measure("csv", rows, ReportBenchmark::csv);
	}

	@FunctionalInterface
	private interface Work {
		void write(OutputStream out, int facts) throws IOException;
	}

	private static void measure(String format, int facts, Function<OutputStream, DocumentWriter> writer) throws IOException {
		measure(format, facts, (out, count) -> document(writer.apply(out), count));
	}

	private static void measure(String format, int facts, Work work) throws IOException {
		System.gc();
		long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
		CountingStream out = new CountingStream();
		long start = System.nanoTime();
		try (HeapWatch heap = new HeapWatch()) {
			work.write(out, facts);
			System.out.printf(Locale.ROOT, "{\"benchmark\": \"report\", \"format\": \"%s\", \"facts\": %d, \"seconds\": %.2f, \"bytes\": %d, "
					+ "\"extra_heap_mb\": %d}%n", format, facts, (System.nanoTime() - start) / 1e9, out.written,
					Math.max(0, heap.usedMegabytes() - (before >> 20)));
		}
	}

	private static void csv(OutputStream out, int facts) throws IOException {
		for (int i = 0; i < facts; i++) {
			out.write(CsvRow.of(List.of("Hostname", value(i), "80", "dns-records crtsh", "", "resolves=true", SEEN.toString(), SEEN.toString()))
					.getBytes(StandardCharsets.UTF_8));
		}
	}

	private static void document(DocumentWriter out, int facts) {
		out.begin(new Cover("Aurora Kites, 2026-11-24", "Technical report", List.of("aurora-kites.example"),
				List.of(new Cover.Line("State", "completed")), null));
		out.figures(List.of(new Figure(Integer.toString(facts), "Entities", "of one type")));
		out.section("Findings");
		out.severity(Severity.HIGH, 100);
		for (int i = 0; i < 100; i++) {
			out.finding(new FindingCard(Severity.HIGH, "The certificate of " + value(i) + " has expired",
					"Visitors see a warning and learn to ignore it.", List.of(entity(i)), 0, "Rule Expired certificate"));
		}
		out.section("Entities by type");
		out.bars(new BarChart("Entities by type", List.of(new BarChart.Bar("Hostname", facts, "host"))));
		out.section("Neighbourhood");
		out.graph(new Graph(List.of(new Graph.Node(entity(0), 0, -1), new Graph.Node(entity(1), 1, 0)), List.of(new Graph.Edge(0, 1, "contains")), facts));
		out.section("Facts");
		out.table(new Table("Facts", true, COLUMNS, rows -> {
			rows.accept(new Row.Group(EntityType.HOSTNAME, facts));
			for (int i = 0; i < facts; i++) {
				rows.accept(new Row.Cells(List.of(new Cell.Code(value(i)), new Cell.Pairs(Map.of("resolves", "true", "title", "Page " + i)),
						new Cell.Text("dns-records, crtsh"), new Cell.Number(80, "\u00a0%"), new Cell.Tags(List.of("host_of_target")),
						new Cell.Time(SEEN), new Cell.Time(SEEN))));
			}
		}));
		out.end("Mirage report");
	}

	private static Entity entity(int number) {
		return new Entity(EntityType.HOSTNAME, value(number));
	}

	private static String value(int number) {
		return "host-" + number + ".department-" + number % 97 + ".aurora-kites.example";
	}

	private static final class CountingStream extends OutputStream {

		private long written;

		@Override
		public void write(int b) {
			written++;
		}

		@Override
		public void write(byte[] bytes, int offset, int length) {
			written += length;
		}
	}
}
