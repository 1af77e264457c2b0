package io.mirage.correlation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

import io.mirage.correlation.rules.Rule;
import io.mirage.correlation.rules.RuleReader;

/** The rules that come with this build, read once at start: a file that is not right stops the start. */
@Component
class Rules {

	private final Map<String, Rule> byId = new TreeMap<>();
	private final Set<String> disabled;

	Rules(CorrelationProperties properties) throws IOException {
		for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:rules/*.yaml")) {
			String name = String.valueOf(file.getFilename());
			Rule rule = RuleReader.read(name, file.getContentAsString(StandardCharsets.UTF_8));
			if (byId.put(rule.id(), rule) != null) {
				throw new IllegalStateException("Rule file " + name + ": another file has the id '" + rule.id() + "'; choose a new one.");
			}
		}
		disabled = properties.disabledRules();
		Set<String> unknown = new HashSet<>(disabled);
		unknown.removeAll(byId.keySet());
		if (!unknown.isEmpty()) {
			throw new IllegalStateException("mirage.correlation.disabled-rules names " + unknown + ", but the rules are "
					+ byId.keySet() + ".");
		}
	}

	/** By id. */
	Collection<Rule> all() {
		return byId.values();
	}

	/** Those that run. */
	List<Rule> enabled() {
		return byId.values().stream().filter(this::isEnabled).toList();
	}

	Optional<Rule> find(String id) {
		return Optional.ofNullable(byId.get(id));
	}

	boolean isEnabled(Rule rule) {
		return !disabled.contains(rule.id());
	}

	/** Names of all attributes that a rule compares with earlier scans. */
	Set<String> compared() {
		return enabled().stream().flatMap(rule -> rule.reads().compared().stream()).collect(Collectors.toUnmodifiableSet());
	}

	/** Names of all attributes that a rule reads: no other one needs to be in memory. */
	Set<String> attributes() {
		return enabled().stream().flatMap(rule -> rule.reads().attributes().stream()).collect(Collectors.toUnmodifiableSet());
	}
}
