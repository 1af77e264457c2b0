package io.mirage.collection.collectors.net;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mirage.collection.collectors.ServiceName;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;

/** Visits the root of a web service, as the client for HTTP does it. */
record WebProbe(ServiceRules rules) {

	private static final Pattern PRODUCT = Pattern.compile("([A-Za-z][A-Za-z0-9_. -]{0,60}?)(?:/v?([0-9][0-9A-Za-z.-]{0,30}))?(?:[ (].*)?");

	/** @return whether it speaks HTTP */
	boolean recognises(ServiceName name, boolean tls, SourceClient source, Sighting sighting) throws SourceException, InterruptedException {
		try {
			HttpReply reply = source.visit(URI.create((tls ? "https://" : "http://") + name.authority() + "/"));
			sighting.restsOn(reply.evidence());
			read(reply, sighting);
			sighting.is(tls ? "https" : "http");
			return true;
		} catch (Unreachable | Unreadable otherProtocol) {
			return false;
		}
	}

	private void read(HttpReply reply, Sighting sighting) {
		sighting.says("status", Integer.toString(reply.status())).says("server", reply.header("server").orElse(""))
				.says("authenticate", reply.header("www-authenticate").orElse(""));
		boolean told = reply.status() == 200 && rules.page(reply.text(), sighting);
		Matcher server = PRODUCT.matcher(reply.header("server").orElse(""));
		if (!told && server.matches()) {
			sighting.says("product", server.group(1)).says("version", server.group(2));
		}
	}
}
