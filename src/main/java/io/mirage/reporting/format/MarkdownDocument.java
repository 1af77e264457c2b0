package io.mirage.reporting.format;

import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;
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

/** CommonMark with tables. Every character that means something to it is escaped, so values stay what they are. */
public final class MarkdownDocument implements DocumentWriter {

	private static final Pattern SYNTAX = Pattern.compile("[\\\\`*_{}\\[\\]()<>#+\\-.!|~&=:@$^'\"]");

	private final Lines out;

	public MarkdownDocument(OutputStream out) {
		this.out = new Lines(out);
	}

	@Override
	public void begin(Cover cover) {
		out.line("# " + escaped(cover.title())).line();
		out.line(escaped("Mirage report, " + cover.kind())).line();
		cover.targets().forEach(target -> out.line("- " + escaped(target)));
		out.line();
		cover.lines().forEach(line -> out.line("- **" + escaped(line.name()) + "** " + escaped(line.value())));
		out.line();
		if (cover.notice() != null) {
			paragraph(Tone.NOTICE, cover.notice());
		}
	}

	@Override
	public void section(String title) {
		out.line("## " + escaped(title)).line();
	}

	@Override
	public void heading(String title) {
		out.line("### " + escaped(title)).line();
	}

	@Override
	public void paragraph(Tone tone, String text) {
		out.line((tone == Tone.NOTICE ? "> " : "") + escaped(text)).line();
	}

	@Override
	public void list(List<String> items) {
		items.forEach(item -> out.line("- " + escaped(item)));
		out.line();
	}

	@Override
	public void figures(List<Figure> figures) {
		figures.forEach(figure -> out.line("- **" + escaped(figure.number()) + "** " + escaped(figure.name() + " (" + figure.remark() + ")")));
		out.line();
	}

	@Override
	public void severity(Severity severity, long count) {
		heading(Words.capitalised(severity.label()) + ": " + Figures.of(count));
	}

	@Override
	public void finding(FindingCard finding) {
		out.line("#### " + escaped(finding.headline())).line().line(escaped(finding.why())).line();
		finding.evidence().forEach(entity -> out.line("- " + entity(entity)));
		if (finding.more() > 0) {
			out.line("- " + escaped(finding.moreWords()));
		}
		out.line().line("*" + escaped(finding.rule()) + "*").line();
	}

	private static String entity(Entity entity) {
		return entity.typeName() + " " + escaped(entity.value());
	}

	@Override
	public void way(List<Step> steps) {
		out.line("1. " + steps.stream().map(step -> entity(step.entity()) + " *" + escaped(step.by()) + "*").collect(Collectors.joining(" → ")))
				.line();
	}

	@Override
	public void bars(BarChart chart) {
		out.line("| | |").line("|---|---:|");
		chart.bars().forEach(bar -> out.line("| " + escaped(bar.label()) + " | " + Figures.of(bar.count()) + " |"));
		out.line();
	}

	@Override
	public void graph(Graph graph) {
		paragraph(Tone.LEAD, graph.description() + ".");
		list(graph.edges().stream().map(edge -> graph.nodes().get(edge.source()).entity().value() + " " + edge.type().replace('_', ' ') + " "
				+ graph.nodes().get(edge.target()).entity().value()).toList());
	}

	@Override
	public void table(Table table) {
		if (!table.grouped()) {
			head(table);
		}
		table.rows().forEach(row -> row(table, row));
		out.line();
	}

	private void head(Table table) {
		out.line(table.columnsOnPaper().stream().map(column -> " " + escaped(column.title()) + " ").collect(Collectors.joining("|", "|", "|")));
		out.line(table.columnsOnPaper().stream().map(column -> column.numeric() ? "---:" : "---").collect(Collectors.joining("|", "|", "|")));
	}

	private void row(Table table, Row row) {
		switch (row) {
			case Row.Group group -> {
				out.line().line("### " + escaped(Words.of(group.type()) + ": " + Figures.of(group.count()))).line();
				head(table);
			}
			case Row.Note note -> out.line().line(escaped(note.text()));
			case Row.Cells cells -> out.line(table.onPaper(cells).stream().map(Cell::plain).map(text -> " " + escaped(text) + " ")
					.collect(Collectors.joining("|", "|", "|")));
		}
	}

	@Override
	public void end(String colophon) {
		out.line("---").line().line(escaped(colophon)).close();
	}

	/** Punctuation may always be escaped, so all of it is that could mean something. */
	private static String escaped(String text) {
		return SYNTAX.matcher(text.strip()).replaceAll("\\\\$0");
	}
}
