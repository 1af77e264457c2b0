package io.mirage.platform.outbound;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What is sent.
 *
 * @param headers by name, Content-Type among them if there is a body
 * @param body nobody changes it; empty for none
 */
@SuppressWarnings("ArrayRecordComponent")
public record OutboundRequest(String method, URI uri, Map<String, String> headers, byte[] body) {

	public OutboundRequest {
		headers = Map.copyOf(headers);
	}

	public static OutboundRequest get(URI uri, Map<String, String> headers) {
		return new OutboundRequest("GET", uri, headers, new byte[0]);
	}

	/** @param contentType of the body, which goes out as UTF-8 */
	public static OutboundRequest of(String method, URI uri, String contentType, String body) {
		return new OutboundRequest(method, uri, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
	}

	public static OutboundRequest postJson(URI uri, String body) {
		return of("POST", uri, "application/json", body);
	}

	/** The same with one more header. */
	public OutboundRequest with(String name, String value) {
		Map<String, String> more = new HashMap<>(headers);
		more.put(name, value);
		return new OutboundRequest(method, uri, more, body);
	}

	OutboundRequest at(URI elsewhere) {
		return new OutboundRequest(method, elsewhere, headers, body);
	}
}
