package io.mirage.reporting.format;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.core.io.ClassPathResource;

import io.mirage.events.correlation.Severity;
import io.mirage.reporting.document.BarChart;
import io.mirage.reporting.document.Cover;
import io.mirage.reporting.document.DocumentWriter;
import io.mirage.reporting.document.Entity;
import io.mirage.reporting.document.Family;
import io.mirage.reporting.document.Figure;
import io.mirage.reporting.document.Figures;
import io.mirage.reporting.document.FindingCard;
import io.mirage.reporting.document.Graph;
import io.mirage.reporting.document.Pictures;
import io.mirage.reporting.document.Step;
import io.mirage.reporting.document.Table;
import io.mirage.reporting.document.Tone;
import io.mirage.reporting.document.Words;

/** One file without script and without anything from elsewhere. */
public final class HtmlDocument implements DocumentWriter {

	public static final String SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
			+ "form-action 'none'";
	private static final String STYLE = style();
	/** html, body and main. */
	private static final int FRAME = 3;

	private final HtmlWriter html;

	public HtmlDocument(OutputStream out) {
		this.html = new HtmlWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
	}

	@Override
	public void begin(Cover cover) {
		html.doctype();
		html.begin("html", Map.of("lang", "en"));
		html.in("head", () -> head(cover.title()));
		html.begin("body", Map.of());
		html.begin("main", Map.of());
		html.in("header", () -> {
			html.say("p.brand", "Mirage report · " + cover.kind());
			html.say("h1", cover.title());
			html.in("p.targets", () -> cover.targets().forEach(target -> html.say("code", target)));
			html.in("dl.facts", () -> cover.lines().forEach(line -> html.in("div", () -> {
				html.say("dt", line.name());
				html.say("dd", line.value());
			})));
			if (cover.notice() != null) {
				html.say("p.notice", cover.notice());
			}
		});
	}

	private void head(String title) {
		html.lone("meta", Map.of("charset", "utf-8"));
		html.lone("meta", Map.of("http-equiv", "Content-Security-Policy", "content", SECURITY_POLICY));
		html.lone("meta", Map.of("name", "viewport", "content", "width=device-width, initial-scale=1"));
		html.lone("meta", Map.of("name", "color-scheme", "content", "light dark"));
		html.say("title", title);
		html.style(STYLE);
	}

	@Override
	public void section(String title) {
		endSection();
		html.begin("section", Map.of());
		html.say("h2", title);
	}

	private void endSection() {
		if (html.depth() > FRAME) {
			html.end();
		}
	}

	@Override
	public void heading(String title) {
		html.say("h3", title);
	}

	@Override
	public void paragraph(Tone tone, String text) {
		html.say(tone == Tone.BODY ? "p" : "p." + tone.name().toLowerCase(Locale.ROOT), text);
	}

	@Override
	public void list(List<String> items) {
		html.in("ul.plain", () -> items.forEach(item -> html.say("li", item)));
	}

	@Override
	public void figures(List<Figure> figures) {
		html.in("ul.figures", () -> figures.forEach(figure -> html.in("li", () -> {
			html.say("span.name", figure.name());
			html.say("span.number", figure.number());
			html.say("span.remark", figure.remark());
		})));
	}

	@Override
	public void severity(Severity severity, long count) {
		html.in("h3", () -> {
			html.say("span.chip." + severity.label(), Words.capitalised(severity.label()));
			html.say("span.count", Figures.of(count));
		});
	}

	@Override
	public void finding(FindingCard finding) {
		html.in("article." + finding.severity().label(), () -> {
			html.say("h4", finding.headline());
			html.say("p", finding.why());
			html.in("ul.evidence", () -> {
				finding.evidence().forEach(entity -> html.in("li", () -> entity(entity)));
				if (finding.more() > 0) {
					html.say("li.more", finding.moreWords());
				}
			});
			html.say("p.rule", finding.rule());
		});
	}

	private void entity(Entity entity) {
		html.say("span.type." + Family.of(entity.type()).label(), entity.typeName());
		html.say("code", entity.value());
	}

	@Override
	public void way(List<Step> steps) {
		html.in("ol.way", () -> steps.forEach(step -> html.in("li", () -> {
			entity(step.entity());
			html.say("span.by", step.by());
		})));
	}

	@Override
	public void bars(BarChart chart) {
		new SvgPicture(html).draw("svg.chart", Pictures.of(chart));
	}

	@Override
	public void graph(Graph graph) {
		new SvgPicture(html).draw("svg.graph", Pictures.of(graph));
	}

	@Override
	public void table(Table table) {
		new HtmlTable(html, table).write();
	}

	@Override
	public void end(String colophon) {
		endSection();
		html.say("footer", colophon);
		while (html.depth() > 0) {
			html.end();
		}
		html.close();
	}

	private static String style() {
		try {
			return new ClassPathResource("reports/report.css").getContentAsString(StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException("The style sheet of reports is not on the class path", e);
		}
	}
}
