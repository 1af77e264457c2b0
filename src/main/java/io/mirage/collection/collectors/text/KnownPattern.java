package io.mirage.collection.collectors.text;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mirage.collection.collectors.text.DataFile.Entry;

/**
 * A piece of text with a fixed beginning and a form. The form is tried only where the beginning stands and sees no more
 * than {@value #WINDOW} characters, so that a text costs time in proportion to its length.
 *
 * @param beginning as it is written; the form begins with it
 * @param form its first group is what is wanted, or the whole if it has none
 */
record KnownPattern(String name, String beginning, Pattern form) {

	private static final int WINDOW = 400;
	private static final int MOST_MATCHES = 50;
	/** Where a beginning stands again and again without its form, nothing will come of it. */
	private static final int MOST_TRIES = 20_000;

	KnownPattern {
		if (beginning.length() < 2) {
			throw new IllegalStateException("The pattern " + name + " begins with too little: '" + beginning + "'");
		}
	}

	static KnownPattern of(Entry entry) {
		return new KnownPattern(entry.text("name"), entry.text("begins"), entry.pattern("form"));
	}

	/** Each once, in the order of the text. */
	Set<String> in(String text) {
		Set<String> found = new LinkedHashSet<>();
		each(text, found::add);
		return found;
	}

	boolean isIn(String text) {
		return !in(text).isEmpty();
	}

	private void each(String text, Consumer<String> taker) {
		Matcher matcher = form.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
		int matches = 0;
		int at = text.indexOf(beginning);
		for (int tries = 0; at >= 0 && matches < MOST_MATCHES && tries < MOST_TRIES; tries++) {
			matcher.region(at, Math.min(text.length(), at + WINDOW));
			boolean fits = matcher.lookingAt();
			if (fits) {
				matches++;
				taker.accept(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group());
			}
			at = text.indexOf(beginning, fits ? Math.max(matcher.end(), at + 1) : at + 1);
		}
	}
}
