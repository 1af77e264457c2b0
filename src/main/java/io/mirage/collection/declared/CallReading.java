package io.mirage.collection.declared;

import java.util.List;
import java.util.Optional;

import org.xbill.DNS.Type;
import tools.jackson.databind.JsonNode;

import io.mirage.collection.declared.Inquiry.Body;
import io.mirage.collection.declared.Inquiry.Call;

/** Reads what goes out. */
final class CallReading {

	private static final List<String> CALLS = List.of("get", "post", "dns");

	private CallReading() {}

	static Call read(Section ask, boolean hasBase) {
		List<String> given = CALLS.stream().filter(ask::has).toList();
		if (given.size() != 1) {
			throw ask.wrong("get", "is needed, or one of post and dns instead; there are " + given);
		}
		String call = given.getFirst();
		if (call.equals("dns")) {
			return new Call.Dns(ask.read("dns", Template::of), ask.read("type", ask.text("type", "A"), CallReading::recordType));
		}
		String path = ask.text(call);
		if (!path.startsWith("/") && !path.matches("https?://[^{}]+/.*")) {
			throw ask.wrong(call, "is '" + path + "'; it begins with / and follows base-url, or is a whole web address");
		}
		if (path.startsWith("/") && !hasBase) {
			throw ask.wrong(call, "is '" + path + "', which needs base-url at the top of the file");
		}
		return new Call.Http(call.equals("get") ? "GET" : "POST", ask.read(call, path, Template::of), ask.map("query", Template::of),
				ask.map("headers", Template::of), body(ask, call));
	}

	private static Optional<Body> body(Section ask, String call) {
		boolean form = ask.has("form");
		boolean json = ask.has("json");
		if (form && json) {
			throw ask.wrong("json", "cannot stand beside form");
		}
		if ((form || json) && call.equals("get")) {
			throw ask.wrong(form ? "form" : "json", "needs post instead of get");
		}
		return form ? Optional.of(new Body.Form(ask.map("form", Template::of)))
				: ask.tree("json").map(tree -> new Body.Json(checked(ask, tree)));
	}

	private static JsonNode checked(Section ask, JsonNode tree) {
		tree.valueStream().forEach(child -> checked(ask, child));
		if (tree.isString()) {
			ask.read("json", tree.stringValue(), Template::of);
		}
		return tree;
	}

	private static int recordType(String label) {
		int type = Type.value(label);
		if (type < 0) {
			throw new IllegalArgumentException("is '" + label + "', not a type of DNS records such as A or TXT");
		}
		return type;
	}
}
