package io.mirage.visualization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityFamily;
import io.mirage.platform.readmodel.VisibleText;

/**
 * A picture made to fit a sheet: edges below, dots whose area tells the degree, and names of the targets and the best
 * connected ones as far as there is room.
 */
record Sheet(double width, double height, List<Dot> dots, List<Line> lines) {

	private static final double LONGEST_SIDE = 2000;
	private static final double MARGIN = 80;
	private static final double LEAST_RADIUS = 2.5;
	private static final double LARGEST_RADIUS = 18;
	private static final int LABELS = 60;
	private static final int LABEL_CHARACTERS = 40;
	private static final double LABEL_HEIGHT = 16;
	private static final double CHARACTER_WIDTH = 7.5;

	private static final Comparator<Dot> MOST_WORTH_NAMING = Comparator.<Dot>comparingInt(dot -> isTarget(dot) ? 0 : 1)
			.thenComparing(Comparator.comparingInt((Dot dot) -> dot.node().degree()).reversed()).thenComparing(dot -> dot.node().id());

	record Dot(double x, double y, double radius, Node node) {}

	record Line(Dot from, Dot to) {}

	/** A name's room. */
	private record Box(double left, double top, double right) {

		private boolean touches(Box other) {
			return left < other.right && other.left < right && Math.abs(top - other.top) < LABEL_HEIGHT;
		}
	}

	static Sheet of(Picture picture) {
		List<Node> nodes = new ArrayList<>();
		GraphExport.<RuntimeException>forEachNode(picture, nodes::add);
		double left = nodes.stream().mapToDouble(Node::x).min().orElse(0);
		double top = nodes.stream().mapToDouble(Node::y).min().orElse(0);
		double across = nodes.stream().mapToDouble(Node::x).max().orElse(0) - left;
		double down = nodes.stream().mapToDouble(Node::y).max().orElse(0) - top;
		double scale = Math.min(1, (LONGEST_SIDE - 2 * MARGIN) / Math.max(1, Math.max(across, down)));
		Map<UUID, Dot> dots = new HashMap<>();
		List<Dot> inOrder = new ArrayList<>();
		for (Node node : nodes) {
			Dot dot = new Dot(MARGIN + (node.x() - left) * scale, MARGIN + (node.y() - top) * scale, radius(node), node);
			dots.put(node.id(), dot);
			inOrder.add(dot);
		}
		List<Line> lines = new ArrayList<>();
		GraphExport.<RuntimeException>forEachEdge(picture, edge -> {
			Dot from = dots.get(edge.source());
			Dot to = dots.get(edge.target());
			if (from != null && to != null) {
				lines.add(new Line(from, to));
			}
		});
		return new Sheet(across * scale + 2 * MARGIN, down * scale + 2 * MARGIN, inOrder, lines);
	}

	void draw(Pen pen) {
		lines.forEach(line -> pen.line(line.from().x(), line.from().y(), line.to().x(), line.to().y()));
		dots.reversed().forEach(dot -> pen.dot(dot.x(), dot.y(), dot.radius(), EntityFamily.of(EntityType.of(dot.node().type()))));
		List<Box> taken = new ArrayList<>();
		dots.stream().sorted(MOST_WORTH_NAMING).limit(LABELS).forEach(dot -> label(dot, taken, pen));
	}

	private static void label(Dot dot, List<Box> taken, Pen pen) {
		String text = VisibleText.of(dot.node().value(), LABEL_CHARACTERS);
		double x = dot.x() + dot.radius() + 4;
		Box box = new Box(x, dot.y(), x + text.length() * CHARACTER_WIDTH);
		if (taken.stream().noneMatch(box::touches)) {
			taken.add(box);
			pen.label(x, dot.y() + LABEL_HEIGHT / 4, text);
		}
	}

	private static boolean isTarget(Dot dot) {
		Integer distance = dot.node().distance();
		return distance != null && distance == 0;
	}

	private static double radius(Node node) {
		return Math.min(LARGEST_RADIUS, LEAST_RADIUS + Math.sqrt(node.degree()));
	}
}
