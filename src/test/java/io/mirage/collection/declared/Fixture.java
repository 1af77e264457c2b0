package io.mirage.collection.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.collection.source.Question;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;

/**
 * One case of a source: a question, what the source is expected to be called with and answers, and what has to come of it.
 *
 * @param outcome of the vocabulary
 * @param facts all of them, as {@code Type value}
 * @param relations all of them, as {@code source relation target}; absent if they do not matter
 * @param attributes by entity, those that have to be there
 * @param tags by entity, those that have to be there
 */
record Fixture(String source, String about, Map<String, String> settings, List<Call> calls, String outcome, List<String> facts,
		Optional<List<String>> relations, Map<String, Map<String, String>> attributes, Map<String, List<String>> tags) {

	static final JsonMapper JSON = JsonMapper.builder().build();

	/** @param to {@code METHOD address} with GET left out, or {@code dns name type}
	 *  @param body what has to be sent, absent if it does not matter */
	record Call(String to, int status, String answer, List<String> records, Map<String, String> headers, Optional<String> body) {}

	Question question() {
		int blank = about.indexOf(' ');
		return new Question(EntityRef.of(EntityType.of(about.substring(0, blank)), about.substring(blank + 1)), true);
	}

	@Override
	public String toString() {
		return source + ": " + about + " is " + outcome;
	}

	static Object yaml(String text) {
		return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
	}

	static List<Fixture> read(String source, String text) {
		List<Fixture> fixtures = new ArrayList<>();
		JSON.<JsonNode>valueToTree(yaml(text)).forEach(fixture -> fixtures.add(read(source, fixture)));
		return fixtures;
	}

	private static Fixture read(String source, JsonNode node) {
		List<Call> calls = node.path("calls").valueStream().map(Fixture::call).toList();
		return new Fixture(source, node.path("about").stringValue(), texts(node.path("settings")), calls,
				node.path("outcome").stringValue("answered"), strings(node.path("facts")),
				node.has("relations") ? Optional.of(strings(node.path("relations"))) : Optional.empty(),
				JSON.convertValue(node.has("attributes") ? node.path("attributes") : JSON.createObjectNode(),
						new TypeReference<Map<String, Map<String, String>>>() {}),
				JSON.convertValue(node.has("tags") ? node.path("tags") : JSON.createObjectNode(),
						new TypeReference<Map<String, List<String>>>() {}));
	}

	private static Call call(JsonNode call) {
		JsonNode answer = call.path("answer");
		return new Call(call.path("to").stringValue(), call.path("status").asInt(200),
				answer.isString() ? answer.stringValue() : answer.toString(), strings(answer),
				texts(call.path("headers")), call.has("body") ? Optional.of(call.path("body").asString()) : Optional.empty());
	}

	private static List<String> strings(JsonNode list) {
		return list.valueStream().filter(JsonNode::isValueNode).map(JsonNode::asString).toList();
	}

	private static Map<String, String> texts(JsonNode object) {
		return object.isObject() ? JSON.convertValue(object, new TypeReference<Map<String, String>>() {}) : Map.of();
	}
}
