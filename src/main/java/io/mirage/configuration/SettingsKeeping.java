package io.mirage.configuration;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.configuration.Setting;
import io.mirage.events.configuration.SettingsChanged;
import io.mirage.events.platform.RepublishRequested;
import io.mirage.platform.secrets.Vault;

/** Changes settings and tells what they say. They belong to the installation, so every organisation has the same. */
@Service
class SettingsKeeping {

	/** A hint at a shorter one would give too much of it away. */
	private static final int LONG_SECRET = 16;
	private static final int HINT = 4;

	private final Declarations declarations;
	private final Settings settings;
	private final SettingsProperties properties;
	private final ConfigurationMetrics metrics;
	private final ApplicationEventPublisher events;
	private final Vault vault;
	private final Clock clock;

	SettingsKeeping(Declarations declarations, Settings settings, SettingsProperties properties, ConfigurationMetrics metrics,
			ApplicationEventPublisher events, Vault vault, Clock clock) {
		this.declarations = declarations;
		this.settings = settings;
		this.properties = properties;
		this.metrics = metrics;
		this.events = events;
		this.vault = vault;
		this.clock = clock;
	}

	/** Of families those members that were ever set, by key. */
	List<Item> items(String namespace) {
		Map<String, Change> latest = new TreeMap<>(settings.latest(namespace));
		List<Item> items = new ArrayList<>();
		for (Declaration declaration : declarations.in(namespace)) {
			if (!declaration.isFamily()) {
				items.add(new Item(declaration, latest.remove(declaration.key())));
			}
		}
		latest.forEach((key, change) -> declarations.in(namespace).stream().filter(family -> family.includes(key)).findFirst()
				.ifPresent(family -> items.add(new Item(family.named(key), change))));
		return items;
	}

	/**
	 * The value it already has is no change; a secret that is sent again is one.
	 *
	 * @throws io.mirage.platform.web.ProblemException if the value does not fit
	 */
	@Transactional
	public Item set(String namespace, String key, JsonNode value, String by) {
		Declaration declaration = declarations.get(namespace, key);
		check(declaration, value);
		Item item = lock(declaration);
		if (declaration.isSecret()) {
			return change(item, sealed(item, value.stringValue(), by));
		}
		return item.isOverridden() && item.value().equals(value) ? item : change(item, Change.of(item.version() + 1, value, true, clock.instant(), by));
	}

	/**
	 * Says again what a former version said, as a new version.
	 *
	 * @throws io.mirage.platform.web.ProblemException if the version is not known, does not fit any more, or was a secret
	 */
	@Transactional
	public Item rollBack(String namespace, String key, long version, String by) {
		Declaration declaration = declarations.get(namespace, key);
		Change former = version(declaration, version);
		if (former.overridden()) {
			return set(namespace, key, former.value(), by);
		}
		return reset(namespace, key, by);
	}

	/** @param version 0 for the default */
	Change version(Declaration declaration, long version) {
		if (declaration.isSecret()) {
			throw ConfigurationProblem.NO_PAST.because(declaration.key() + " is a secret, and former ones are not kept. Set it again.");
		}
		return version == 0 ? Change.of(0, declaration.fallback(), false, Instant.EPOCH, "")
				: settings.history(declaration).stream().filter(change -> change.version() == version).findFirst()
						.orElseThrow(() -> ConfigurationProblem.UNKNOWN_VERSION.because("The history of " + declaration.key()
								+ " has no version " + version + "."));
	}

	/** Goes back to the default; at the default already, it is no change. */
	@Transactional
	public Item reset(String namespace, String key, String by) {
		Item item = lock(declarations.get(namespace, key));
		Change last = item.change();
		return last == null || !last.overridden() ? item : change(item, Change.of(last.version() + 1, item.declaration().fallback(), false, clock.instant(), by));
	}

	/** Also what went back to its default, for the one who asks may have missed that. Repeating it does no harm: versions tell. */
	@ApplicationModuleListener
	void on(RepublishRequested event) {
		if (event.event().equals(SettingsChanged.class.getSimpleName())) {
			declarations.all().keySet().forEach(namespace -> announce(namespace,
					items(namespace).stream().filter(item -> item.version() > 0).map(Item::toSetting).toList()));
		}
	}

	private void check(Declaration declaration, JsonNode value) {
		declaration.objection(value).ifPresent(objection -> {
			throw ConfigurationProblem.INVALID_VALUE.because(objection);
		});
		int size = value.toString().length();
		if (size > properties.maxValue().toBytes()) {
			throw ConfigurationProblem.INVALID_VALUE.because(declaration.key() + " has " + size
					+ " characters as JSON, not at most " + properties.maxValue().toBytes() + ".");
		}
	}

	private Item lock(Declaration declaration) {
		return new Item(declaration, settings.lock(declaration).orElse(null));
	}

	private Change sealed(Item before, String secret, String by) {
		Declaration declaration = before.declaration();
		String sealed = vault.seal(secret, Vault.contextOf(declaration.namespace(), declaration.key()));
		String hint = secret.length() < LONG_SECRET ? null : secret.substring(secret.length() - HINT);
		return new Change(before.version() + 1, declaration.fallback(), true, clock.instant(), by, sealed, hint);
	}

	private Item change(Item before, Change change) {
		Item after = new Item(before.declaration(), change);
		settings.store(after.declaration(), change, properties.keepVersions());
		metrics.changed(after.declaration().namespace());
		announce(after.declaration().namespace(), List.of(after.toSetting()));
		return after;
	}

	private void announce(String namespace, List<Setting> changed) {
		if (!changed.isEmpty()) {
			events.publishEvent(new SettingsChanged(EventHeader.of(namespace, OrganisationId.DEFAULT, clock), changed));
		}
	}
}
