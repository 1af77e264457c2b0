package io.mirage.reporting.document;

import java.util.ArrayList;
import java.util.List;

import io.mirage.platform.readmodel.VisibleText;
import io.mirage.reporting.document.Picture.Anchor;
import io.mirage.reporting.document.Picture.Shape;

/** Draws charts and graphs. */
public final class Pictures {

	private static final int ROW = 22;
	private static final int LABELS = 170;
	private static final int BARS = 740;
	private static final int FIGURES = 90;
	private static final int THICKNESS = 12;

	private static final double SIDE = 1000;
	private static final double MARGIN = 150;
	private static final int LABEL = 24;
	/** More labels than this would lie on each other. */
	private static final int LABELLED = 36;

	private Pictures() {}

	public static Picture of(BarChart chart) {
		List<Shape> shapes = new ArrayList<>();
		long largest = Math.max(1, chart.bars().stream().mapToLong(BarChart.Bar::count).max().orElse(1));
		for (int i = 0; i < chart.bars().size(); i++) {
			BarChart.Bar bar = chart.bars().get(i);
			double top = (double) i * ROW;
			double width = Math.max(2, (double) bar.count() / largest * BARS);
			double baseline = top + ROW / 2.0 + 4;
			shapes.add(new Shape.Label(LABELS - 12, baseline, Anchor.END, true, bar.label()));
			shapes.add(new Shape.Box(LABELS, top + (ROW - THICKNESS) / 2.0, width, THICKNESS, bar.colour()));
			shapes.add(new Shape.Label(LABELS + width + 8, baseline, Anchor.START, false, Figures.of(bar.count())));
		}
		return new Picture(LABELS + BARS + FIGURES, (double) chart.bars().size() * ROW, chart.name(), shapes);
	}

	/** Rings around the targets; what was reached through the same entity stands together. */
	public static Picture of(Graph graph) {
		double[][] places = places(graph);
		List<Shape> shapes = new ArrayList<>();
		graph.edges().forEach(edge -> shapes.add(new Shape.Line(places[edge.source()][0], places[edge.source()][1],
				places[edge.target()][0], places[edge.target()][1])));
		for (int i = 0; i < graph.nodes().size(); i++) {
			Graph.Node node = graph.nodes().get(i);
			shapes.add(new Shape.Disc(places[i][0], places[i][1], node.ring() == 0 ? 11 : 7, Family.of(node.entity().type()).label()));
		}
		for (int i = 0; i < Math.min(LABELLED, graph.nodes().size()); i++) {
			shapes.add(label(graph.nodes().get(i), places[i]));
		}
		return new Picture(SIDE, SIDE * 0.62, graph.description(), shapes);
	}

	private static Shape label(Graph.Node node, double[] place) {
		String text = VisibleText.of(node.entity().value(), LABEL);
		if (node.ring() == 0) {
			return new Shape.Label(place[0], place[1] - 18, Anchor.MIDDLE, true, text);
		}
		boolean right = place[0] >= SIDE / 2;
		return new Shape.Label(place[0] + (right ? 12 : -12), place[1] + 4, right ? Anchor.START : Anchor.END, false, text);
	}

	private static double[][] places(Graph graph) {
		int rings = Math.max(1, graph.nodes().stream().mapToInt(Graph.Node::ring).max().orElse(1));
		double[] angles = angles(graph);
		double[][] places = new double[graph.nodes().size()][];
		long targets = graph.nodes().stream().filter(node -> node.ring() == 0).count();
		for (int i = 0; i < places.length; i++) {
			double share = (graph.nodes().get(i).ring() + (targets > 1 ? 0.25 : 0)) / (rings + (targets > 1 ? 0.25 : 0));
			double radius = share * (SIDE / 2 - MARGIN);
			places[i] = new double[] {SIDE / 2 + Math.cos(angles[i]) * radius * 1.05,
					SIDE * 0.31 + Math.sin(angles[i]) * radius * 0.76};
		}
		return places;
	}

	/** Every node gets a slice as wide as it has leaves behind it, within the slice of the node it was reached from. */
	private static double[] angles(Graph graph) {
		int count = graph.nodes().size();
		int[] leaves = leaves(graph);
		int all = 0;
		for (int i = 0; i < count; i++) {
			all += graph.nodes().get(i).parent() < 0 ? leaves[i] : 0;
		}
		double[] used = new double[count];
		double[] from = new double[count];
		double usedByTargets = 0;
		double[] angles = new double[count];
		for (int i = 0; i < count; i++) {
			int parent = graph.nodes().get(i).parent();
			double width = Math.TAU * leaves[i] / Math.max(1, all);
			if (parent < 0) {
				from[i] = usedByTargets;
				usedByTargets += width;
			} else {
				from[i] = from[parent] + used[parent];
				used[parent] += width;
			}
			angles[i] = from[i] + width / 2;
		}
		return angles;
	}

	private static int[] leaves(Graph graph) {
		int[] leaves = new int[graph.nodes().size()];
		for (int i = leaves.length - 1; i >= 0; i--) {
			leaves[i] = Math.max(1, leaves[i]);
			int parent = graph.nodes().get(i).parent();
			if (parent >= 0) {
				leaves[parent] += leaves[i];
			}
		}
		return leaves;
	}
}
