package io.mirage.platform.readmodel;

/** Makes hostile text show itself as it is: what would steer the display is named instead of obeyed. */
public final class VisibleText {

	private VisibleText() {}

	/** Control characters, bidirectional overrides and broken surrogates become {@code [U+202E]}, line ends and tabs a blank. */
	public static String of(String hostile) {
		StringBuilder visible = new StringBuilder(hostile.length());
		hostile.codePoints().forEach(c -> append(visible, c));
		return visible.toString();
	}

	/** @param length at most so many characters are kept; an ellipsis says that there were more */
	public static String of(String hostile, int length) {
		if (hostile.codePointCount(0, hostile.length()) <= length) {
			return of(hostile);
		}
		return of(hostile.substring(0, hostile.offsetByCodePoints(0, length))) + "…";
	}

	private static void append(StringBuilder visible, int c) {
		if (c == '\n' || c == '\r' || c == '\t') {
			visible.append(' ');
		} else if (steersDisplay(c)) {
			visible.append("[U+%04X]".formatted(c));
		} else {
			visible.appendCodePoint(c);
		}
	}

	/** Joiners are not among them: names in many scripts need them. */
	private static boolean steersDisplay(int c) {
		return Character.isISOControl(c) || c == 0x061C || c == 0x200E || c == 0x200F || c >= 0x2028 && c <= 0x202E
				|| c >= 0x2060 && c <= 0x206F || c == 0xFEFF || c >= 0xFFF9 && c <= 0xFFFB || c >= 0xE0000 && c <= 0xE007F
				|| Character.getType(c) == Character.SURROGATE || isNoCharacter(c);
	}

	/** Unicode has 66 numbers that will never be a character; XML takes none of the first two kinds. */
	private static boolean isNoCharacter(int c) {
		return (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
	}
}
