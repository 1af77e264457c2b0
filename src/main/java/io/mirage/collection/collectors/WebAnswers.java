package io.mirage.collection.collectors;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;

/** What the answer of a third party's web service means for the question. */
final class WebAnswers {

	static final ObjectReader JSON = JsonMapper.builder().build().readerFor(JsonNode.class);

	private WebAnswers() {}

	/** Whether the source knows the thing; refusals and overload do not come this far. */
	static boolean found(HttpReply reply) throws Unreachable {
		return switch (reply.status()) {
			case 200, 203 -> true;
			case 204, 404, 410 -> false;
			default -> throw new Unreachable(reply.uri().getHost() + " answers with status " + reply.status() + ".");
		};
	}

	/** @return an object; its members may be absent or of any type */
	static JsonNode object(HttpReply reply) throws Unreadable {
		try {
			JsonNode root = JSON.readValue(reply.body());
			if (root.isObject()) {
				return root;
			}
			throw new Unreadable(reply.uri().getHost() + " sent no JSON object.");
		} catch (JacksonException e) {
			throw new Unreadable(reply.uri().getHost() + " sent no JSON: " + e.getOriginalMessage());
		}
	}

	/** A web address that a source names; empty for anything else. */
	static Optional<URI> address(String foreign) {
		try {
			URI uri = new URI(foreign);
			boolean web = ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null;
			return web ? Optional.of(uri) : Optional.empty();
		} catch (URISyntaxException notAnAddress) {
			return Optional.empty();
		}
	}
}
