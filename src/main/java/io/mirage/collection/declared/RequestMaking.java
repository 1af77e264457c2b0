package io.mirage.collection.declared;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.mirage.collection.declared.Authentication.Account;
import io.mirage.collection.declared.Inquiry.Body;
import io.mirage.collection.declared.Inquiry.Call;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.collection.source.SourceRequest;

/**
 * Makes requests about one question under one account. Whatever is filled in is encoded for its place.
 *
 * @param base as it is set now, without a slash at its end
 */
record RequestMaking(DeclaredSource source, String base, String question, Account account) {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	/** @param page what the page is asked with beside the usual parameters */
	SourceRequest request(Inquiry inquiry, Call.Http call, Pages.Next page) throws Unreadable {
		URI uri = page.link().isPresent() ? page.link().get() : uri(call, page.parameters());
		Map<String, String> headers = headers(call);
		String body = call.body().map(content -> body(content, headers)).orElse("");
		Set<Integer> answers = inquiry.outcomes().stream().map(OutcomeRule::status).filter(status -> status > 0).collect(Collectors.toSet());
		return new SourceRequest(call.method(), uri, headers, body, answers,
				inquiry.list().map(Inquiry.ListUse::mostBytes).orElse(0));
	}

	/** @throws Unreadable if the name cannot be made of the question */
	String name(Call.Dns call) throws Unreadable {
		return call.name().text(scope(), UnaryOperator.identity()).orElseThrow(this::cannotAsk);
	}

	private URI uri(Call.Http call, Map<String, String> pageParameters) throws Unreadable {
		String path = call.path().text(scope(), Encoding::segment).orElseThrow(this::cannotAsk);
		Map<String, String> parameters = new LinkedHashMap<>();
		call.query().forEach((name, value) -> value.text(scope(), UnaryOperator.identity()).ifPresent(text -> parameters.put(name, text)));
		parameters.putAll(source.authentication().parameters(account));
		parameters.putAll(pageParameters);
		String query = parameters.entrySet().stream()
				.map(parameter -> Encoding.query(parameter.getKey()) + "=" + Encoding.query(parameter.getValue()))
				.collect(Collectors.joining("&"));
		String address = path.startsWith("/") ? base + path : path;
		try {
			return URI.create(query.isEmpty() ? address : address + (address.contains("?") ? "&" : "?") + query);
		} catch (IllegalArgumentException noAddress) {
			throw new Unreadable(source.name() + " has no valid address: " + base);
		}
	}

	private Map<String, String> headers(Call.Http call) {
		Map<String, String> headers = new LinkedHashMap<>();
		call.headers().forEach((name, value) -> value.text(scope(), UnaryOperator.identity()).map(RequestMaking::oneLine)
				.ifPresent(text -> headers.put(name, text)));
		source.authentication().headers(account).forEach((name, value) -> headers.put(name, oneLine(value)));
		return headers;
	}

	/** A line break would begin another header. */
	private static String oneLine(String text) {
		return text.replaceAll("[\\r\\n]+", " ");
	}

	private String body(Body body, Map<String, String> headers) {
		return switch (body) {
			case Body.Form(var fields) -> {
				headers.putIfAbsent("Content-Type", "application/x-www-form-urlencoded");
				yield fields.entrySet().stream().flatMap(field -> field.getValue().text(scope(), UnaryOperator.identity())
						.map(text -> Encoding.form(field.getKey()) + "=" + Encoding.form(text)).stream()).collect(Collectors.joining("&"));
			}
			case Body.Json(var tree) -> {
				headers.putIfAbsent("Content-Type", "application/json");
				yield filled(tree).toString();
			}
		};
	}

	private JsonNode filled(JsonNode tree) {
		if (tree.isString()) {
			return NODES.stringNode(Template.of(tree.stringValue()).text(scope(), UnaryOperator.identity()).orElse(""));
		}
		if (tree.isArray()) {
			ArrayNode array = NODES.arrayNode();
			tree.valueStream().map(this::filled).forEach(array::add);
			return array;
		}
		if (tree.isObject()) {
			ObjectNode object = NODES.objectNode();
			tree.properties().forEach(member -> object.set(member.getKey(), filled(member.getValue())));
			return object;
		}
		return tree;
	}

	/** The question, and the settings of the account by their names. */
	private Scope scope() {
		ObjectNode known = NODES.objectNode();
		account.settings().forEach(known::put);
		return Scope.of(known, question);
	}

	private Unreadable cannotAsk() {
		return new Unreadable(source.name() + " cannot be asked about " + question + ".");
	}
}
