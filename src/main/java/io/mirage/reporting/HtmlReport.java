package io.mirage.reporting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.core.io.ClassPathResource;

import io.mirage.events.correlation.Evidence;
import io.mirage.events.correlation.Finding;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.scans.ScanState;
import io.mirage.platform.readmodel.VisibleText;

/** The form for people: one file without script and without anything from elsewhere. */
final class HtmlReport {

	static final String SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
			+ "form-action 'none'";
	private static final String STYLE = style();
	private static final int HEADLINE = 400;
	private static final int VALUE = 300;
	private static final int EVIDENCE = 8;
	private static final List<String> COLUMNS = List.of("Value", "Attributes", "Sources", "Tags");

	private final HtmlWriter html;
	private final Report report;
	private final Digest digest;

	HtmlReport(HtmlWriter html, Report report, Digest digest) {
		this.html = html;
		this.report = report;
		this.digest = digest;
	}

	void write() {
		html.doctype();
		html.in("html", Map.of("lang", "en"), () -> {
			html.in("head", this::head);
			html.in("body", () -> html.in("main", this::sections));
		});
	}

	private void head() {
		html.lone("meta", Map.of("charset", "utf-8"));
		html.lone("meta", Map.of("http-equiv", "Content-Security-Policy", "content", SECURITY_POLICY));
		html.lone("meta", Map.of("name", "viewport", "content", "width=device-width, initial-scale=1"));
		html.lone("meta", Map.of("name", "color-scheme", "content", "light dark"));
		html.say("title", report.title());
		html.style(STYLE);
	}

	private void sections() {
		cover();
		figures();
		section("Findings", this::findings);
		section("Coverage", () -> new CoverageSection(html, digest.scan().coverage()).write());
		section("How it was found", this::ways);
		section("Entities by type", () -> BarChart.draw(html, digest.types()));
		section("Facts", this::facts);
		html.in("footer", () -> html.text("Mirage report " + report.id() + " · scan " + report.scanId()
				+ ". Only what sources said is in it; the JSON form holds all of it."));
	}

	private void cover() {
		html.in("header", () -> {
			html.say("p.brand", "Mirage report");
			html.say("h1", VisibleText.of(report.title(), VALUE));
			html.in("p.targets", () -> digest.scan().targets().forEach(target -> html.say("code", VisibleText.of(target.value(), VALUE))));
			html.in("dl.facts", () -> {
				fact("State", digest.scan().state().label().replace('_', ' '));
				fact("Started", Figures.of(digest.scan().startedAt()));
				fact("Finished", Figures.of(digest.scan().finishedAt()));
				fact("Duration", Figures.between(digest.scan().startedAt(), digest.scan().finishedAt()));
				fact("Written", Figures.of(report.createdAt()));
			});
			if (digest.scan().state() != ScanState.COMPLETED) {
				html.say("p.notice", "The scan ended before it was done. This report shows what was known by then.");
			}
		});
	}

	private void fact(String name, String value) {
		html.in("div", () -> {
			html.say("dt", name);
			html.say("dd", value);
		});
	}

	private void figures() {
		CoverageSection.Count sources = CoverageSection.count(digest.scan().coverage());
		html.in("ul.figures", () -> {
			figure(Figures.of(digest.totalFindings()), "Findings", severities());
			figure(Figures.of(digest.entities()), "Entities", "of " + Figures.of(digest.types().size(), "type"));
			figure(Figures.of(digest.relationships()), "Relationships", "between them");
			figure(Figures.of(digest.observations()), "Observations", "statements of sources");
			figure(sources.heard() + " of " + sources.asked(), "Sources heard",
					sources.gaps() == 0 ? "no gaps" : Figures.of(sources.gaps(), "gap"));
		});
	}

	private void figure(String number, String name, String remark) {
		html.in("li", () -> {
			html.say("span.name", name);
			html.say("span.number", number);
			html.say("span.remark", remark);
		});
	}

	private String severities() {
		return digest.findings().isEmpty() ? "none" : digest.findings().stream()
				.map(group -> Figures.of(group.count()) + " " + group.severity().label()).collect(Collectors.joining(", "));
	}

	private void section(String title, Runnable content) {
		html.in("section", () -> {
			html.say("h2", title);
			content.run();
		});
	}

	private void findings() {
		if (digest.findings().isEmpty()) {
			html.say("p.empty", "No rule drew a conclusion from these facts.");
		}
		digest.findings().forEach(group -> {
			html.in("h3", () -> {
				html.say("span.chip." + group.severity().label(), capitalised(group.severity().label()));
				html.say("span.count", Figures.of(group.count()));
			});
			group.shown().forEach(this::finding);
			more(group.count() - group.shown().size());
		});
	}

	private void finding(Finding finding) {
		html.in("article." + finding.severity().label(), () -> {
			html.say("h4", VisibleText.of(finding.headline(), HEADLINE));
			html.say("p", VisibleText.of(finding.why(), HEADLINE));
			html.in("ul.evidence", () -> {
				finding.evidence().stream().limit(evidenceShown(finding)).forEach(this::evidence);
				if (finding.evidence().size() > evidenceShown(finding)) {
					html.say("li.more", "and " + Figures.of(finding.evidence().size() - evidenceShown(finding)) + " more in the JSON");
				}
			});
			html.in("p.rule", () -> html.text("Rule " + finding.ruleName() + " (" + finding.ruleId() + ")"));
		});
	}

	private static int evidenceShown(Finding finding) {
		return Math.min(EVIDENCE, finding.evidence().size());
	}

	private void evidence(Evidence evidence) {
		html.in("li", () -> entity(evidence.entity()));
	}

	private void entity(EntityRef entity) {
		html.say("span.type." + Family.of(entity.type()).label(), Words.of(entity.type()));
		html.say("code", VisibleText.of(entity.value(), VALUE));
	}

	private void ways() {
		if (digest.ways().isEmpty()) {
			html.say("p.empty", "No finding rests on a fact, so none is singled out.");
			return;
		}
		html.say("p.lead", "The facts that the most severe findings rest on, and the questions that led to them.");
		digest.ways().forEach(way -> html.in("ol.way", () -> way.steps().forEach(this::step)));
	}

	private void step(Digest.Step step) {
		html.in("li", () -> {
			entity(step.entity());
			html.say("span.by", step.collector() == null ? "start" : "by " + step.collector());
		});
	}

	private void facts() {
		html.in("div.scroll", () -> html.in("table.entities", () -> {
			html.in("thead", () -> html.in("tr", () -> COLUMNS.forEach(name -> html.say("th", name))));
			digest.types().forEach(type -> html.in("tbody", () -> facts(type)));
		}));
	}

	private void facts(Digest.TypeFacts facts) {
		acrossAll("td.group", () -> {
			html.say("span.type." + Family.of(facts.type()).label(), Words.of(facts.type()));
			html.say("span.count", Figures.of(facts.count()));
		});
		facts.rows().forEach(this::row);
		long left = facts.count() - facts.rows().size();
		if (left > 0) {
			acrossAll("td.more", () -> html.text("and " + Figures.of(left) + " more in the JSON"));
		}
	}

	private void acrossAll(String tag, Runnable content) {
		html.in("tr", () -> html.in(tag, Map.of("colspan", Integer.toString(COLUMNS.size())), content));
	}

	private void row(Digest.Row row) {
		html.in("tr", () -> {
			html.in("td", () -> html.say("code", VisibleText.of(row.value(), VALUE)));
			html.in("td", () -> row.attributes().forEach((name, value) -> html.in("span.attribute", () -> {
				html.say("b", name);
				html.text(" " + value);
			})));
			html.say("td", row.collectors().isEmpty() ? Figures.MISSING : String.join(", ", row.collectors()) + " · " + row.confidence() + "\u00a0%");
			html.in("td", () -> row.tags().forEach(tag -> html.say("span.tag", VisibleText.of(tag, HEADLINE))));
		});
	}

	private void more(long left) {
		if (left > 0) {
			html.say("p.more", "and " + Figures.of(left) + " more in the JSON");
		}
	}

	private static String capitalised(String word) {
		return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
	}

	private static String style() {
		try {
			return new ClassPathResource("reports/report.css").getContentAsString(StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException("The style sheet of reports is not on the class path", e);
		}
	}
}
