package io.mirage.collection.collectors.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells in which charset a text was written that nobody labelled, or that labels itself. */
public final class CharsetGuess {

	private static final Charset WESTERN = Charset.forName("windows-1252");
	/** Where the HTML standard looks for a label. */
	private static final int HEAD = 4096;
	private static final Pattern LABEL = Pattern.compile("(?i)(?:charset|encoding)\\s{0,5}=\\s{0,5}[\"']?([\\w.:-]{2,40})");
	/** The escapes that begin Japanese, in ISO-2022-JP (RFC 1468). */
	private static final Pattern JAPANESE = Pattern.compile("\\x1B\\$[@B]|\\x1B\\([IJ]");

	private CharsetGuess() {}

	/** By byte order mark, else by the text's own label, else by what its bytes can be at all. */
	public static Charset of(byte[] text) {
		return mark(text).or(() -> label(text)).orElseGet(() -> byForm(text));
	}

	private static Optional<Charset> mark(byte[] text) {
		if (startsWith(text, 0xEF, 0xBB, 0xBF)) {
			return Optional.of(StandardCharsets.UTF_8);
		}
		return startsWith(text, 0xFE, 0xFF) || startsWith(text, 0xFF, 0xFE) ? Optional.of(StandardCharsets.UTF_16) : Optional.empty();
	}

	private static boolean startsWith(byte[] text, int... bytes) {
		for (int i = 0; i < bytes.length; i++) {
			if (text.length <= i || (text[i] & 0xFF) != bytes[i]) {
				return false;
			}
		}
		return true;
	}

	/** A label that can be read as ASCII cannot be true of a charset that ASCII is no part of. */
	private static Optional<Charset> label(byte[] text) {
		Matcher matcher = LABEL.matcher(new String(text, 0, Math.min(text.length, HEAD), StandardCharsets.ISO_8859_1));
		return matcher.find() ? named(matcher.group(1)).map(charset -> charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
				? StandardCharsets.UTF_8 : charset) : Optional.empty();
	}

	private static Optional<Charset> named(String name) {
		try {
			return Optional.of(Charset.forName(name));
		} catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
			return Optional.empty();
		}
	}

	private static Charset byForm(byte[] text) {
		if (isUtf8(text)) {
			boolean japanese = JAPANESE.matcher(new String(text, StandardCharsets.ISO_8859_1)).find();
			return japanese ? Charset.forName("ISO-2022-JP") : StandardCharsets.UTF_8;
		}
		return WESTERN;
	}

	/** A text that was cut may end in the middle of a character. */
	private static boolean isUtf8(byte[] text) {
		return !StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text), CharBuffer.allocate(text.length), false).isError();
	}
}
