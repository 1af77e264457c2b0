package io.mirage.reporting.format.pdf;

import java.awt.Color;
import java.util.Map;

/** Colours by the names that documents use; dark enough to be read on white (WCAG 2.2 AA). */
final class Ink {

	static final Color TEXT = new Color(0x141a23);
	static final Color QUIET = new Color(0x5b6779);
	static final Color LINE = new Color(0xd5dbe3);
	static final Color PANEL = new Color(0xf4f6f8);
	static final Color ACCENT = new Color(0x1c5fc0);

	private static final Map<String, Color> NAMED = Map.ofEntries(
			Map.entry("critical", new Color(0xb8123a)), Map.entry("high", new Color(0xb14707)), Map.entry("medium", new Color(0x866000)),
			Map.entry("low", new Color(0x1c5fc0)), Map.entry("info", QUIET), Map.entry("ok", new Color(0x17713b)),
			Map.entry("answered", new Color(0x17713b)), Map.entry("network", new Color(0x1c5fc0)), Map.entry("host", new Color(0x0b766c)),
			Map.entry("person", new Color(0x8a32bd)), Map.entry("credential", new Color(0xb8123a)), Map.entry("web", new Color(0x3f6489)),
			Map.entry("organisation", new Color(0x866000)), Map.entry("technology", new Color(0x55606f)),
			Map.entry("crypto", new Color(0x33701a)), Map.entry("gap", TEXT));

	private Ink() {}

	/** Quiet if nobody gave the name a colour. */
	static Color of(String name) {
		return NAMED.getOrDefault(name, QUIET);
	}
}
