package io.mirage.reporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityId;
import io.mirage.events.scans.ScanState;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.readmodel.FalsePositives;
import io.mirage.platform.readmodel.ScanFacts;
import io.mirage.platform.readmodel.VisibleText;
import io.mirage.reporting.document.BarChart;
import io.mirage.reporting.document.Cell;
import io.mirage.reporting.document.Cover;
import io.mirage.reporting.document.DocumentWriter;
import io.mirage.reporting.document.Entity;
import io.mirage.reporting.document.Family;
import io.mirage.reporting.document.Figure;
import io.mirage.reporting.document.Figures;
import io.mirage.reporting.document.FindingCard;
import io.mirage.reporting.document.Table;
import io.mirage.reporting.document.Table.Column;
import io.mirage.reporting.document.Table.Row;
import io.mirage.reporting.document.Tone;
import io.mirage.reporting.document.Words;
import io.mirage.reporting.template.Block;
import io.mirage.reporting.template.Markup;
import io.mirage.reporting.template.ReportTemplate;
import io.mirage.reporting.template.TextTemplate;
import io.mirage.reporting.template.TextTemplate.InvalidText;

/** Writes a scan into a document as a template says: block by block, facts while they are read. */
@Component
class Composition {

	private static final int LONGEST = 300;
	private static final int CHANGES = 200;

	private final ScanFacts facts;
	private final FalsePositives refuted;
	private final Neighbourhood neighbourhood;
	private final Changes changes;

	Composition(ScanFacts facts, FalsePositives refuted, Neighbourhood neighbourhood, Changes changes) {
		this.facts = facts;
		this.refuted = refuted;
		this.neighbourhood = neighbourhood;
		this.changes = changes;
	}

	/**
	 * @param room how many facts a list shows at most
	 * @param progress is told before each block
	 */
	void write(Report report, ReportTemplate template, Digest digest, long room, DocumentWriter out, Consumer<String> progress) {
		new Writing(report, template, digest, room, out).write(progress);
	}

	private final class Writing {

		private final Report report;
		private final ReportTemplate template;
		private final Digest digest;
		private final FactScan scan;
		private final Coverage coverage;
		private final long room;
		private final DocumentWriter out;

		Writing(Report report, ReportTemplate template, Digest digest, long room, DocumentWriter out) {
			this.report = report;
			this.template = template;
			this.digest = digest;
			this.scan = digest.scan();
			this.coverage = Coverage.of(scan.coverage());
			this.room = room;
			this.out = out;
		}

		void write(Consumer<String> progress) {
			out.begin(cover());
			for (Block block : template.blocks()) {
				progress.accept(block.title() == null ? block.kind().label() : block.title());
				if (block.title() != null) {
					out.section(VisibleText.of(block.title()));
				}
				write(block);
			}
			out.end("Mirage report " + report.id() + " · scan " + report.scanId()
					+ ". Only what sources said is in it; the JSON form holds all of it.");
		}

		private Cover cover() {
			return new Cover(VisibleText.of(report.title(), LONGEST), VisibleText.of(template.name(), LONGEST),
					scan.targets().stream().map(target -> VisibleText.of(target.value(), LONGEST)).toList(),
					List.of(new Cover.Line("State", scan.state().label().replace('_', ' ')),
							new Cover.Line("Started", Figures.of(scan.startedAt())),
							new Cover.Line("Finished", Figures.of(scan.finishedAt())),
							new Cover.Line("Duration", Figures.between(scan.startedAt(), scan.finishedAt())),
							new Cover.Line("Written", Figures.of(report.createdAt()) + ", version " + report.version())),
					scan.state() == ScanState.COMPLETED ? null
							: "The scan ended before it was done. This report shows what was known by then.");
		}

		private void write(Block block) {
			switch (block.kind()) {
				case TEXT -> text(block);
				case FIGURES -> figures();
				case FINDINGS -> findings(block);
				case COVERAGE -> coverage();
				case WAYS -> ways();
				case CHART -> chart(block);
				case GRAPH -> graph();
				case FACTS -> facts(block);
				case CHANGES -> changes(block);
			}
		}

		private void text(Block block) {
			try {
				String text = block.text() == null ? "" : block.text();
				Markup.write(TextTemplate.parse(text).render(TextModel.of(report, digest, coverage)), out);
			} catch (InvalidText checkedBefore) {
				throw new IllegalStateException("The template " + template.id() + " was stored with an invalid text", checkedBefore);
			}
		}

		private void figures() {
			out.figures(List.of(new Figure(Figures.of(digest.totalFindings()), "Findings", severities()),
					new Figure(Figures.of(digest.entities()), "Entities", "of " + Figures.of(digest.types().size(), "type")),
					new Figure(Figures.of(digest.relationships()), "Relationships", "between them"),
					new Figure(Figures.of(digest.observations()), "Observations", "statements of sources"),
					new Figure(coverage.heard() + " of " + coverage.asked(), "Sources heard",
							coverage.gaps().isEmpty() ? "no gaps" : Figures.of(coverage.gaps().size(), "gap"))));
		}

		private String severities() {
			return digest.findings().isEmpty() ? "none" : digest.findings().stream()
					.map(group -> Figures.of(group.count()) + " " + group.severity().label()).collect(Collectors.joining(", "));
		}

		private void findings(Block block) {
			Severity least = block.minSeverity() == null ? Severity.INFO : block.minSeverity();
			List<Digest.SeverityFindings> groups = digest.findings().stream().filter(group -> group.severity().compareTo(least) >= 0).toList();
			if (groups.isEmpty()) {
				out.paragraph(Tone.EMPTY, digest.findings().isEmpty() ? "No rule drew a conclusion from these facts."
						: "No finding is " + least.label() + " or more severe.");
			}
			groups.forEach(group -> {
				List<Finding> shown = block.limit() == null ? group.shown() : group.shown().stream().limit(block.limit()).toList();
				out.severity(group.severity(), group.count());
				shown.forEach(finding -> out.finding(FindingCard.of(finding)));
				if (group.count() > shown.size()) {
					out.paragraph(Tone.MORE, "and " + Figures.of(group.count() - shown.size()) + " more in the JSON");
				}
			});
		}

		private void coverage() {
			out.paragraph(Tone.LEAD, coverage.statement());
			if (!coverage.sources().isEmpty()) {
				out.table(coverage.table());
			}
		}

		private void ways() {
			if (digest.ways().isEmpty()) {
				out.paragraph(Tone.EMPTY, "No finding rests on a fact, so none is singled out.");
				return;
			}
			out.paragraph(Tone.LEAD, "The facts that the most severe findings rest on, and the questions that led to them.");
			digest.ways().forEach(out::way);
		}

		private void chart(Block block) {
			BarChart chart = switch (String.valueOf(block.of())) {
				case "severities" -> new BarChart("Findings by severity", digest.findings().stream().map(group -> new BarChart.Bar(
						Words.capitalised(group.severity().label()), group.count(), group.severity().label())).toList());
				case "sources" -> coverage.chart();
				default -> new BarChart("Entities by type: the same figures stand in the tables", digest.types().stream()
						.map(each -> new BarChart.Bar(Words.of(each.type()), each.count(), Family.of(each.type()).label())).toList());
			};
			if (chart.bars().isEmpty()) {
				out.paragraph(Tone.EMPTY, "There is nothing to count.");
			} else {
				out.bars(chart);
			}
		}

		private void graph() {
			out.graph(neighbourhood.of(scan, digest.entities()));
		}

		private void facts(Block block) {
			if (digest.types().stream().noneMatch(each -> block.types().isEmpty() || block.types().contains(each.type()))) {
				out.paragraph(Tone.EMPTY, "The scan found none of these. What its sources could not be asked is in the coverage.");
				return;
			}
			Set<EntityId> left = refuted.of(scan.scanId());
			out.table(new Table("Facts", true, FactTable.COLUMNS, rows -> {
				FactTable table = new FactTable(block, digest, left, room, rows);
				facts.forEachEntity(scan.scanId(), Integer.MAX_VALUE, table);
				table.end();
			}));
		}

		private void changes(Block block) {
			var before = changes.before(scan);
			if (before.isEmpty()) {
				out.paragraph(Tone.EMPTY, "There is no earlier scan of the same targets to compare with.");
				return;
			}
			int limit = block.limit() == null ? CHANGES : block.limit();
			Changes.Previous previous = before.get();
			Map<Changes.Kind, Long> counts = changes.count(previous.scan(), scan.scanId());
			out.paragraph(Tone.LEAD, "Compared with the scan that ended on " + Figures.of(previous.finishedAt())
					+ ". A fact is gone only if the sources that stated it were asked again and answered.");
			out.list(List.of(Changes.Kind.values()).stream().map(kind -> kind.words() + ": " + Figures.of(counts.getOrDefault(kind, 0L))).toList());
			if (!counts.isEmpty()) {
				out.table(new Table("Changes", false, List.of(Column.of("Change", 20), Column.of("Type", 22), Column.of("Value", 58)),
						rows -> changes.forEach(previous.scan(), scan.scanId(), limit, change -> rows.accept(row(change)))));
			}
			more(counts, limit);
		}

		private void more(Map<Changes.Kind, Long> counts, int limit) {
			List<String> more = new ArrayList<>();
			counts.forEach((kind, count) -> {
				if (count > limit) {
					more.add(Figures.of(count - limit) + " more: " + kind.words());
				}
			});
			if (!more.isEmpty()) {
				out.list(more);
			}
		}

		private static Row row(Changes.Change change) {
			Entity entity = Entity.of(change.entity());
			return new Row.Cells(List.of(new Cell.Chip(change.kind().words(), switch (change.kind()) {
				case NEW -> "low";
				case GONE -> "high";
				case NOT_LOOKED_AT -> "gap";
			}), new Cell.Text(entity.typeName()), new Cell.Code(entity.value())));
		}
	}
}
