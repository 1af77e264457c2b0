package io.mirage.collection.collectors.text;

import java.util.function.Consumer;
import java.util.function.IntPredicate;

/** Cuts text into unbroken runs of characters of a kind. */
final class Tokens {

	private Tokens() {}

	/** Runs of {@code least} to {@code most} characters; longer ones are something else and left out as a whole. */
	static void each(String text, IntPredicate kind, int least, int most, Consumer<String> taker) {
		int start = 0;
		for (int i = 0; i <= text.length(); i++) {
			if (i == text.length() || !kind.test(text.charAt(i))) {
				if (i - start >= least && i - start <= most) {
					taker.accept(text.substring(start, i));
				}
				start = i + 1;
			}
		}
	}

	static boolean isLetterOrDigit(int c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c);
	}

	static boolean isHex(int c) {
		return c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' || isDigit(c);
	}

	static boolean isDigit(int c) {
		return c >= '0' && c <= '9';
	}
}
