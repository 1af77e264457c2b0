package io.mirage.collection.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which charset a text is when its sender says it wrongly or not at all, as browsers find out (WHATWG, encoding sniffing). */
final class BodyCharset {

	/** As far as browsers look for a declaration. */
	private static final int SEARCHED = 1024;
	private static final Pattern DECLARED =
			Pattern.compile("(?i)<meta[^>]{0,200}charset\\s{0,5}=\\s{0,5}[\"']?([\\w.:-]{1,40})|\\A<\\?xml[^>]{0,100}encoding=[\"']([\\w.:-]{1,40})");

	private BodyCharset() {}

	/** By its byte order mark, else what the sender says, else what the text says of itself, else UTF-8 if it is that, else Windows-1252. */
	static Charset of(byte[] body, Optional<Charset> declared) {
		return marked(body).or(() -> declared).or(() -> ofItself(body))
				.orElseGet(() -> isUtf8(body) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252"));
	}

	static Optional<Charset> find(String name) {
		try {
			return Optional.of(Charset.forName(name));
		} catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
			return Optional.empty();
		}
	}

	private static Optional<Charset> marked(byte[] body) {
		int first = body.length < 2 ? 0 : (body[0] & 0xFF) << 8 | body[1] & 0xFF;
		return switch (first) {
			case 0xFEFF -> Optional.of(StandardCharsets.UTF_16BE);
			case 0xFFFE -> Optional.of(StandardCharsets.UTF_16LE);
			case 0xEFBB -> body.length > 2 && (body[2] & 0xFF) == 0xBF ? Optional.of(StandardCharsets.UTF_8) : Optional.empty();
			default -> Optional.empty();
		};
	}

	/** What can be read byte for byte is no UTF-16, whatever it says (WHATWG). */
	private static Optional<Charset> ofItself(byte[] body) {
		Matcher found = DECLARED.matcher(new String(body, 0, Math.min(SEARCHED, body.length), StandardCharsets.ISO_8859_1));
		if (!found.find()) {
			return Optional.empty();
		}
		return find(found.group(1) != null ? found.group(1) : found.group(2))
				.map(charset -> charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset);
	}

	/** A body that was cut may end within a character. */
	private static boolean isUtf8(byte[] body) {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
		return !decoder.decode(ByteBuffer.wrap(body), CharBuffer.allocate(body.length), false).isError();
	}
}
