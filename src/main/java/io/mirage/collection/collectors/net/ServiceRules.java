package io.mirage.collection.collectors.net;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** How services are told by what they say: the file {@code collectors/services.yaml}, which explains its form. */
record ServiceRules(List<Rule> greetings, List<Dialogue> dialogues, List<Rule> pages) {

	static final ServiceRules SHIPPED = read(DataFiles.text("services.yaml"));
	private static final int MOST_READ = 4096;
	private static final List<String> GROUPS = List.of("product", "version", "host", "system", "protocol");

	/**
	 * @param product empty if only the text names it
	 * @param open whether what fits has let us in without credentials
	 */
	record Rule(String service, Pattern match, String product, boolean open) {

		/** @return whether the text fits; what it says goes to the sighting then */
		boolean read(String text, Sighting sighting) {
			Matcher matcher = match.matcher(text.length() <= MOST_READ ? text : text.substring(0, MOST_READ));
			if (!matcher.find()) {
				return false;
			}
			sighting.is(service).says("product", product);
			GROUPS.stream().filter(match.namedGroups()::containsKey)
					.forEach(group -> sighting.says(group.equals("protocol") ? "protocol_version" : group, matcher.group(group)));
			if (open) {
				sighting.letsEverybodyIn();
			}
			return true;
		}
	}

	/** @param end what a complete answer looks like */
	record Dialogue(String service, String hello, Pattern end, Pattern offer, String start, Pattern agreed) {}

	/** Lets the first greeting rule that fits say what it knows. */
	boolean greeting(String text, Sighting sighting) {
		return greetings.stream().anyMatch(rule -> rule.read(text, sighting));
	}

	boolean page(String text, Sighting sighting) {
		return pages.stream().anyMatch(rule -> rule.read(text, sighting));
	}

	Optional<Dialogue> dialogue(String service) {
		return dialogues.stream().filter(dialogue -> dialogue.service().equals(service)).findFirst();
	}

	private static ServiceRules read(String yaml) {
		Map<String, List<Map<String, Object>>> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
		return new ServiceRules(rules(file.getOrDefault("greetings", List.of())),
				file.getOrDefault("dialogues", List.of()).stream().map(ServiceRules::dialogue).toList(),
				rules(file.getOrDefault("pages", List.of())));
	}

	private static List<Rule> rules(List<Map<String, Object>> entries) {
		return entries.stream().map(entry -> new Rule(text(entry, "service"), pattern(entry, "match"), text(entry, "product"),
				Boolean.TRUE.equals(entry.get("open")))).toList();
	}

	private static Dialogue dialogue(Map<String, Object> entry) {
		return new Dialogue(text(entry, "service"), text(entry, "hello"), pattern(entry, "end"), pattern(entry, "offer"),
				text(entry, "start"), pattern(entry, "agreed"));
	}

	private static Pattern pattern(Map<String, Object> entry, String key) {
		return Pattern.compile(text(entry, key));
	}

	private static String text(Map<String, Object> entry, String key) {
		return String.valueOf(entry.getOrDefault(key, ""));
	}
}
