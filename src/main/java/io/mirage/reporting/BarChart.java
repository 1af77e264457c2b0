package io.mirage.reporting;

import java.util.List;
import java.util.Map;

/** Bars of how many entities there are by type, as SVG without script. */
final class BarChart {

	private static final int ROW = 22;
	private static final int LABELS = 170;
	private static final int BARS = 740;
	private static final int FIGURES = 90;
	private static final int THICKNESS = 12;

	private final HtmlWriter html;
	private final List<Digest.TypeFacts> types;

	private BarChart(HtmlWriter html, List<Digest.TypeFacts> types) {
		this.html = html;
		this.types = types;
	}

	/** @param types largest first */
	static void draw(HtmlWriter html, List<Digest.TypeFacts> types) {
		new BarChart(html, types).draw();
	}

	private void draw() {
		int height = types.size() * ROW;
		html.in("svg.chart", Map.of("viewBox", "0 0 " + (LABELS + BARS + FIGURES) + " " + height, "role", "img", "aria-label",
				"Entities by type: the same figures stand in the tables below"), () -> {
			for (int i = 0; i < types.size(); i++) {
				bar(types.get(i), i * ROW);
			}
		});
	}

	private void bar(Digest.TypeFacts facts, int top) {
		long width = Math.max(2, facts.count() * BARS / types.getFirst().count());
		String baseline = Integer.toString(top + ROW / 2 + 4);
		html.say("text.label", Map.of("x", Integer.toString(LABELS - 12), "y", baseline, "text-anchor", "end"), Words.of(facts.type()));
		html.in("rect." + Family.of(facts.type()).label(), Map.of("x", Integer.toString(LABELS), "y",
				Integer.toString(top + (ROW - THICKNESS) / 2), "width", Long.toString(width), "height", Integer.toString(THICKNESS),
				"rx", "2"), () -> {});
		html.say("text.figure", Map.of("x", Long.toString(LABELS + width + 8), "y", baseline), Figures.of(facts.count()));
	}
}
