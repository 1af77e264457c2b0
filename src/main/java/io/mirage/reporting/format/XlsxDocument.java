package io.mirage.reporting.format;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

import io.mirage.events.correlation.Severity;
import io.mirage.reporting.document.BarChart;
import io.mirage.reporting.document.Cover;
import io.mirage.reporting.document.DocumentWriter;
import io.mirage.reporting.document.Entity;
import io.mirage.reporting.document.Figure;
import io.mirage.reporting.document.FindingCard;
import io.mirage.reporting.document.Graph;
import io.mirage.reporting.document.Step;
import io.mirage.reporting.document.Table;
import io.mirage.reporting.document.Tone;

/**
 * A workbook: what is prose on a first sheet, findings on a second, every table on one of its own. Numbers and times are
 * such; all else is text and never a formula. Rows of tables are written as they come.
 */
public final class XlsxDocument implements DocumentWriter {

	private static final List<Table.Column> FINDING = List.of(Table.Column.of("Severity", 10), Table.Column.of("Finding", 40),
			Table.Column.of("Why it matters", 40), Table.Column.of("Evidence", 40), Table.Column.of("Rule", 25));
	private static final List<Table.Column> EDGE = List.of(Table.Column.of("From", 40), Table.Column.of("Relationship", 20),
			Table.Column.of("To", 40));
	private static final int LONGEST_NAME = 31;

	private final Workbook book;
	private final Worksheet summary;
	private final Set<String> names = new HashSet<>();
	private @Nullable XlsxSheet findings;
	private String section = "";
	private int line;

	public XlsxDocument(OutputStream out) {
		book = new Workbook(out, "Mirage", "1.0");
		summary = book.newWorksheet(uniqueName("Summary"));
		summary.width(0, 28);
		summary.width(1, 90);
	}

	@Override
	public void begin(Cover cover) {
		say(true, cover.title());
		say(false, "Mirage report", cover.kind());
		cover.targets().forEach(target -> say(false, "Target", target));
		cover.lines().forEach(each -> say(false, each.name(), each.value()));
		if (cover.notice() != null) {
			say(true, cover.notice());
		}
	}

	@Override
	public void section(String title) {
		section = title;
		line++;
		say(true, title);
	}

	@Override
	public void heading(String title) {
		say(true, title);
	}

	@Override
	public void paragraph(Tone tone, String text) {
		say(false, text);
	}

	@Override
	public void list(List<String> items) {
		items.forEach(item -> say(false, "", item));
	}

	@Override
	public void figures(List<Figure> figures) {
		figures.forEach(figure -> say(false, figure.name(), figure.number() + " (" + figure.remark() + ")"));
	}

	@Override
	public void severity(Severity severity, long count) {
		summary.value(line, 1, count);
		say(false, severity.label());
	}

	@Override
	public void finding(FindingCard finding) {
		XlsxSheet sheet = findings;
		if (sheet == null) {
			sheet = new XlsxSheet(book.newWorksheet(uniqueName("Findings")), FINDING, false);
			findings = sheet;
		}
		String evidence = finding.evidence().stream().map(XlsxDocument::words).collect(Collectors.joining("; "));
		sheet.texts(List.of(finding.severity().label(), finding.headline(), finding.why(),
				evidence + (finding.more() > 0 ? "; " + finding.moreWords() : ""), finding.rule()));
	}

	private static String words(Entity entity) {
		return entity.typeName() + " " + entity.value();
	}

	@Override
	public void way(List<Step> steps) {
		say(false, "", steps.stream().map(step -> words(step.entity()) + " (" + step.by() + ")").collect(Collectors.joining(" → ")));
	}

	@Override
	public void bars(BarChart chart) {
		chart.bars().forEach(bar -> {
			summary.value(line, 1, bar.count());
			say(false, bar.label());
		});
	}

	@Override
	public void graph(Graph graph) {
		say(false, graph.description() + ".");
		XlsxSheet sheet = new XlsxSheet(book.newWorksheet(uniqueName("Graph")), EDGE, false);
		graph.edges().forEach(edge -> sheet.texts(List.of(graph.nodes().get(edge.source()).entity().value(), edge.type(),
				graph.nodes().get(edge.target()).entity().value())));
		sheet.finish();
	}

	@Override
	public void table(Table table) {
		XlsxRows rows = new XlsxRows(table, () -> book.newWorksheet(uniqueName(section.isEmpty() ? table.name() : section)));
		table.rows().forEach(rows::write);
		rows.finish();
	}

	@Override
	public void end(String colophon) {
		line++;
		say(false, colophon);
		try {
			if (findings != null) {
				findings.finish();
			}
			book.finish();
			book.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void say(boolean strong, String... texts) {
		for (int column = 0; column < texts.length; column++) {
			if (!texts[column].isEmpty()) {
				summary.inlineString(line, column, texts[column]);
			}
		}
		if (strong) {
			summary.style(line, 0).bold().set();
		}
		line++;
	}

	/** Names of sheets are short, without some characters, and differ without regard to case. */
	private String uniqueName(String wanted) {
		String clean = wanted.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
		String base = clean.isEmpty() ? "Table" : clean;
		String name = cut(base, LONGEST_NAME);
		for (int number = 2; !names.add(name.toLowerCase(Locale.ROOT)); number++) {
			name = cut(base, LONGEST_NAME - 5) + " " + number;
		}
		return name;
	}

	private static String cut(String text, int length) {
		return text.length() <= length ? text : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, length))).strip();
	}
}
