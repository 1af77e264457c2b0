package io.mirage.reporting.document;

import java.util.List;

/**
 * A drawing in which colours are names. The origin is at the top left.
 *
 * @param description for who cannot see it
 */
public record Picture(double width, double height, String description, List<Shape> shapes) {

	public sealed interface Shape {

		record Line(double fromX, double fromY, double toX, double toY) implements Shape {}

		record Box(double x, double y, double width, double height, String colour) implements Shape {}

		record Disc(double x, double y, double radius, String colour) implements Shape {}

		/** @param y of the baseline  @param strong whether it is what the eye should find first */
		record Label(double x, double y, Anchor anchor, boolean strong, String text) implements Shape {}
	}

	/** Where a label's position is in its text. */
	public enum Anchor {
		START, MIDDLE, END
	}

	public Picture {
		shapes = List.copyOf(shapes);
	}
}
