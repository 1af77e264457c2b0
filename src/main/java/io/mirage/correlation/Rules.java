package io.mirage.correlation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

import io.mirage.correlation.RuleEntry.Origin;
import io.mirage.correlation.rules.Rule;
import io.mirage.correlation.rules.RuleReader;
import io.mirage.events.OrganisationId;
import io.mirage.platform.data.DataFolder;

/**
 * The rules that come with this build, read once at start, where a file that is not right stops the start; those of the
 * operator's folder, looked at whenever rules are asked for; and those that an organisation wrote.
 */
@Component
class Rules {

	private static final String FOLDER = "rules";

	private final SortedMap<String, RuleEntry> shipped = new TreeMap<>();
	private final RuleFolder folder;
	private final OwnRules own;
	private final Set<String> disabled;

	Rules(CorrelationProperties properties, DataFolder data, OwnRules own) throws IOException {
		this.own = own;
		for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:rules/*.yaml")) {
			String name = String.valueOf(file.getFilename());
			String text = file.getContentAsString(StandardCharsets.UTF_8);
			Rule rule = RuleReader.read(name, text);
			if (shipped.put(rule.id(), new RuleEntry(rule, Origin.SHIPPED, text)) != null) {
				throw new IllegalStateException("Rule file " + name + ": another file has the id '" + rule.id() + "'; choose a new one.");
			}
		}
		folder = new RuleFolder(data.resolve(FOLDER));
		disabled = properties.disabledRules();
		Set<String> unknown = new HashSet<>(disabled);
		unknown.removeAll(ofInstallation().keySet());
		if (!unknown.isEmpty()) {
			throw new IllegalStateException("mirage.correlation.disabled-rules names " + unknown + ", but the rules are "
					+ ofInstallation().keySet() + ".");
		}
	}

	/** By id. */
	Collection<RuleEntry> all(OrganisationId organisation) {
		Map<String, RuleEntry> all = new TreeMap<>(ofInstallation());
		own.of(organisation).forEach(entry -> all.putIfAbsent(entry.rule().id(), entry));
		return all.values();
	}

	/** Those that run in the organisation's scans. */
	List<Rule> enabled(OrganisationId organisation) {
		return all(organisation).stream().map(RuleEntry::rule).filter(this::isEnabled).toList();
	}

	Optional<RuleEntry> find(OrganisationId organisation, String id) {
		return all(organisation).stream().filter(entry -> entry.rule().id().equals(id)).findFirst();
	}

	boolean isEnabled(Rule rule) {
		return !disabled.contains(rule.id());
	}

	/** Those that every organisation has, by id. */
	SortedMap<String, RuleEntry> ofInstallation() {
		SortedMap<String, RuleEntry> all = new TreeMap<>(shipped);
		all.putAll(folder.current(shipped.keySet()).rules());
		return all;
	}

	/** What is wrong with files of the operator's folder. */
	List<RuleFlaw> flaws() {
		return folder.current(shipped.keySet()).flaws();
	}
}
