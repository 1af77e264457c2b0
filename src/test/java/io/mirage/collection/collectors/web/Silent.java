package io.mirage.collection.collectors.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;

/** A script that answers what it does not have in one and the same way. */
class Silent extends ScriptedSource {

	private final int status;
	private final String body;

	Silent(int status, String body) {
		this.status = status;
		this.body = body;
	}

	@Override
	public HttpReply visit(URI uri) throws SourceException {
		return orElse(() -> super.visit(uri), uri);
	}

	@Override
	public HttpReply probe(URI uri) throws SourceException {
		return orElse(() -> super.probe(uri), uri);
	}

	@FunctionalInterface
	private interface Call {

		HttpReply make() throws SourceException;
	}

	private HttpReply orElse(Call call, URI uri) throws SourceException {
		try {
			return call.make();
		} catch (Unreachable notInTheScript) {
			return new HttpReply(uri, status, Map.of("content-type", "text/html"), body.getBytes(StandardCharsets.UTF_8), EVIDENCE);
		}
	}
}
