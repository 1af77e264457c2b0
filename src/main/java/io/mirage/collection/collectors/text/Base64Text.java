package io.mirage.collection.collectors.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Text that stands in another text in Base64 (RFC 4648). Pictures, keys and other bytes are left alone. */
public final class Base64Text {

	private static final int SHORTEST = 24;
	private static final int LONGEST = 16_384;
	private static final int MAX_TEXTS = 20;
	private static final int QUANTUM = 4;

	private Base64Text() {}

	/** Decoded, in the order of the text. */
	public static List<String> in(String text) {
		List<String> found = new ArrayList<>();
		Tokens.each(text, Base64Text::isDigit, SHORTEST, LONGEST, word -> {
			if (found.size() < MAX_TEXTS && isVaried(word)) {
				decoded(word).filter(Base64Text::isReadable).ifPresent(found::add);
			}
		});
		return found;
	}

	private static boolean isDigit(int c) {
		return Tokens.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=';
	}

	/** Words, paths and hexadecimal numbers are no Base64. */
	private static boolean isVaried(String word) {
		return word.chars().anyMatch(Character::isUpperCase) && word.chars().anyMatch(Character::isLowerCase)
				&& !word.chars().allMatch(Tokens::isHex);
	}

	private static Optional<String> decoded(String word) {
		String whole = word.endsWith("=") ? word : word.substring(0, word.length() - word.length() % QUANTUM);
		try {
			ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(whole));
			return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
		} catch (IllegalArgumentException | CharacterCodingException notText) {
			return Optional.empty();
		}
	}

	private static boolean isReadable(String text) {
		return text.codePoints().allMatch(c -> c == '\n' || c == '\r' || c == '\t' || c >= ' ' && c < 0x7F);
	}
}
