package io.mirage.reporting.format;

import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;

import io.mirage.events.correlation.Severity;
import io.mirage.reporting.document.BarChart;
import io.mirage.reporting.document.Cell;
import io.mirage.reporting.document.Cover;
import io.mirage.reporting.document.DocumentWriter;
import io.mirage.reporting.document.Entity;
import io.mirage.reporting.document.Figure;
import io.mirage.reporting.document.Figures;
import io.mirage.reporting.document.FindingCard;
import io.mirage.reporting.document.Graph;
import io.mirage.reporting.document.Step;
import io.mirage.reporting.document.Table;
import io.mirage.reporting.document.Table.Row;
import io.mirage.reporting.document.Tone;
import io.mirage.reporting.document.Words;

/** Plain text for a terminal or a mail; what would steer a terminal has been named before. */
public final class TextDocument implements DocumentWriter {

	private static final int BAR = 40;

	private final Lines out;

	public TextDocument(OutputStream out) {
		this.out = new Lines(out);
	}

	@Override
	public void begin(Cover cover) {
		underlined(cover.title(), '=');
		out.line("Mirage report, " + cover.kind());
		cover.targets().forEach(target -> out.line("Target: " + target));
		cover.lines().forEach(line -> out.line(line.name() + ": " + line.value()));
		if (cover.notice() != null) {
			out.line().line("! " + cover.notice());
		}
	}

	@Override
	public void section(String title) {
		out.line();
		underlined(title, '-');
	}

	private void underlined(String title, char line) {
		out.line(title).line(String.valueOf(line).repeat(Math.min(100, title.length()))).line();
	}

	@Override
	public void heading(String title) {
		out.line(title + ":");
	}

	@Override
	public void paragraph(Tone tone, String text) {
		out.line((tone == Tone.NOTICE ? "! " : "") + text).line();
	}

	@Override
	public void list(List<String> items) {
		items.forEach(item -> out.line("* " + item));
		out.line();
	}

	@Override
	public void figures(List<Figure> figures) {
		figures.forEach(figure -> out.line(figure.number() + " " + figure.name() + " (" + figure.remark() + ")"));
	}

	@Override
	public void severity(Severity severity, long count) {
		out.line().line(Words.capitalised(severity.label()) + ": " + Figures.of(count));
	}

	@Override
	public void finding(FindingCard finding) {
		out.line("* " + finding.headline()).line("  " + finding.why());
		finding.evidence().forEach(entity -> out.line("    " + entity(entity)));
		if (finding.more() > 0) {
			out.line("    " + finding.moreWords());
		}
		out.line("  " + finding.rule());
	}

	private static String entity(Entity entity) {
		return entity.typeName() + " " + entity.value();
	}

	@Override
	public void way(List<Step> steps) {
		out.line("* " + steps.stream().map(step -> entity(step.entity()) + " (" + step.by() + ")").collect(Collectors.joining(" -> ")));
	}

	@Override
	public void bars(BarChart chart) {
		long largest = Math.max(1, chart.bars().stream().mapToLong(BarChart.Bar::count).max().orElse(1));
		int width = chart.bars().stream().mapToInt(bar -> bar.label().length()).max().orElse(0);
		chart.bars().forEach(bar -> out.line(bar.label() + " ".repeat(width - bar.label().length() + 1)
				+ "#".repeat((int) Math.max(1, bar.count() * BAR / largest)) + " " + Figures.of(bar.count())));
	}

	@Override
	public void graph(Graph graph) {
		out.line(graph.description() + ".").line();
		graph.edges().forEach(edge -> out.line("* " + graph.nodes().get(edge.source()).entity().value() + " " + edge.type().replace('_', ' ')
				+ " " + graph.nodes().get(edge.target()).entity().value()));
	}

	@Override
	public void table(Table table) {
		table.rows().forEach(row -> row(table, row));
	}

	private void row(Table table, Row row) {
		switch (row) {
			case Row.Group group -> out.line().line(Words.of(group.type()) + ": " + Figures.of(group.count()));
			case Row.Note note -> out.line("  " + note.text());
			case Row.Cells cells -> out.line("* " + words(table, table.onPaper(cells)));
		}
	}

	/** The first cell names the thing; of the others the column is told too. */
	private static String words(Table table, List<Cell> cells) {
		StringBuilder words = new StringBuilder(cells.getFirst().plain());
		for (int i = 1; i < cells.size(); i++) {
			String text = cells.get(i).plain();
			if (!text.isEmpty() && !text.equals("0")) {
				words.append(" | ").append(cells.size() < table.columnsOnPaper().size() ? "" : table.columnsOnPaper().get(i).title() + ": ")
						.append(text);
			}
		}
		return words.toString();
	}

	@Override
	public void end(String colophon) {
		out.line().line(colophon).close();
	}
}
