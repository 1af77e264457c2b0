package io.mirage.collection.source;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * A request to a third party's web service.
 *
 * @param method such as {@code GET}
 * @param headers by name; those that frame the message are set by the client
 * @param body UTF-8 text; empty for none
 * @param answers statuses that answer the question although they usually say something of us, for example a 403 whose body
 *            says that there is no such thing
 * @param maxBytes how much of the answer is read at least; 0 leaves it to the installation
 */
public record SourceRequest(String method, URI uri, Map<String, String> headers, String body, Set<Integer> answers, int maxBytes) {

	public SourceRequest {
		headers = Map.copyOf(headers);
		answers = Set.copyOf(answers);
	}

	public static SourceRequest get(URI uri) {
		return new SourceRequest("GET", uri, Map.of(), "", Set.of(), 0);
	}

	/** Whether the answer depends on the address alone, so that it may be given to others. */
	public boolean isPlain() {
		return method.equals("GET") && headers.isEmpty() && body.isEmpty() && answers.isEmpty() && maxBytes == 0;
	}

	/** How many bytes to read where the installation reads {@code usual}. */
	public int limit(int usual) {
		return Math.max(usual, maxBytes);
	}

	/**
	 * What to ask where a redirect leads (RFC 9110, 15.4): only 307 and 308 keep method and body, and another host gets
	 * neither body nor headers, for they may hold a key.
	 */
	public SourceRequest redirected(int status, URI to) {
		boolean sameHost = origin(uri).equalsIgnoreCase(origin(to));
		boolean repeats = sameHost && (status == 307 || status == 308);
		return new SourceRequest(repeats ? method : "GET", to, sameHost ? headers : Map.of(), repeats ? body : "", answers, maxBytes);
	}

	private static String origin(URI uri) {
		return uri.getScheme() + "://" + uri.getRawAuthority();
	}
}
