package io.mirage.visualization;

import java.awt.Color;
import java.util.Locale;

import io.mirage.platform.entities.EntityFamily;

/** The colours of the web UI on a light ground. */
final class Colours {

	static final Color PAPER = new Color(0xFBFCFD);
	static final Color EDGE = new Color(0xD3DAE3);
	static final Color INK = new Color(0x141A23);

	private Colours() {}

	static Color of(EntityFamily family) {
		return switch (family) {
			case NETWORK -> new Color(0x1C5FC0);
			case HOST -> new Color(0x0B766C);
			case PERSON -> new Color(0x8A32BD);
			case CREDENTIAL -> new Color(0xB8123A);
			case WEB -> new Color(0x3F6489);
			case ORGANISATION -> new Color(0x866000);
			case TECHNOLOGY -> new Color(0x55606F);
			case CRYPTO -> new Color(0x33701A);
		};
	}

	static String hex(Color colour) {
		return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xFFFFFF);
	}
}
