package io.mirage.reporting.format;

import java.util.Locale;
import java.util.Map;

import io.mirage.reporting.document.Picture;
import io.mirage.reporting.document.Picture.Shape;

/** A picture as SVG without script; colours come from the style sheet. */
final class SvgPicture {

	private final HtmlWriter html;

	SvgPicture(HtmlWriter html) {
		this.html = html;
	}

	/** @param tag svg with its class */
	void draw(String tag, Picture picture) {
		html.in(tag, Map.of("viewBox", "0 0 " + number(picture.width()) + " " + number(picture.height()), "role", "img", "aria-label",
				picture.description()), () -> picture.shapes().forEach(this::draw));
	}

	private void draw(Shape shape) {
		switch (shape) {
			case Shape.Line line -> html.in("line", Map.of("x1", number(line.fromX()), "y1", number(line.fromY()), "x2", number(line.toX()),
					"y2", number(line.toY())), () -> {});
			case Shape.Box box -> html.in("rect." + box.colour(), Map.of("x", number(box.x()), "y", number(box.y()), "width",
					number(box.width()), "height", number(box.height()), "rx", "2"), () -> {});
			case Shape.Disc disc -> html.in("circle." + disc.colour(), Map.of("cx", number(disc.x()), "cy", number(disc.y()), "r",
					number(disc.radius())), () -> {});
			case Shape.Label label -> html.say(label.strong() ? "text.label" : "text.figure", Map.of("x", number(label.x()), "y",
					number(label.y()), "text-anchor", label.anchor().name().toLowerCase(Locale.ROOT)), label.text());
		}
	}

	private static String number(double value) {
		return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
	}
}
