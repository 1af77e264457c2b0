package io.mirage.collection.source;

import java.net.URI;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP answer.
 *
 * @param uri where it came from in the end
 * @param headers by lower-case name; repeated ones joined by comma
 * @param body decompressed, at most as much as the client reads
 */
public record HttpReply(URI uri, int status, Map<String, String> headers, byte[] body, Evidence evidence) {

	private static final Pattern CHARSET = Pattern.compile("(?i)charset=[\"']?([\\w.:-]{1,40})");

	public Optional<String> header(String name) {
		return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
	}

	/** Without parameters, lower case; empty if the server did not say. */
	public String mediaType() {
		return header("content-type").map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)).orElse("");
	}

	/** The body in the charset the server names; if it names none or an unknown one, in the one that the body is most likely in. */
	public String text() {
		return new String(body, BodyCharset.of(body, charset()));
	}

	/** What the server names; empty if it names none or an unknown one. */
	public Optional<Charset> charset() {
		return header("content-type").map(CHARSET::matcher).filter(Matcher::find).flatMap(found -> BodyCharset.find(found.group(1)));
	}
}
