package io.mirage.reporting.document;

import java.util.List;

/** How much there is of each, the largest first. @param name what the bars count, for who cannot see them */
public record BarChart(String name, List<Bar> bars) {

	/** @param colour a name that every format has a colour for: of a family of types, or of a severity */
	public record Bar(String label, long count, String colour) {}

	public BarChart {
		bars = List.copyOf(bars);
	}
}
