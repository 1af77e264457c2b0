package io.mirage.configuration;

import java.time.Clock;
import java.util.List;
import java.util.Map;

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

/** Changes settings and tells what they say. They belong to the installation, so every organisation has the same. */
@Service
class SettingsKeeping {

	private final Declarations declarations;
	private final Settings settings;
	private final SettingsProperties properties;
	private final ConfigurationMetrics metrics;
	private final ApplicationEventPublisher events;
	private final Clock clock;

	SettingsKeeping(Declarations declarations, Settings settings, SettingsProperties properties, ConfigurationMetrics metrics,
			ApplicationEventPublisher events, Clock clock) {
		this.declarations = declarations;
		this.settings = settings;
		this.properties = properties;
		this.metrics = metrics;
		this.events = events;
		this.clock = clock;
	}

	List<Item> items(String namespace) {
		Map<String, Change> latest = settings.latest(namespace);
		return declarations.in(namespace).stream()
				.map(declaration -> new Item(declaration, latest.get(declaration.key()))).toList();
	}

	/** The value it already has is no change. @throws io.mirage.platform.web.ProblemException if the value does not fit */
	@Transactional
	public Item set(String namespace, String key, JsonNode value, String by) {
		Declaration declaration = declarations.get(namespace, key);
		check(declaration, value);
		Item item = lock(declaration);
		return item.isOverridden() && item.value().equals(value) ? item : change(item, value, true, by);
	}

	/** Goes back to the default; at the default already, it is no change. */
	@Transactional
	public Item reset(String namespace, String key, String by) {
		Item item = lock(declarations.get(namespace, key));
		Change last = item.change();
		return last == null || !last.overridden() ? item : change(item, item.declaration().fallback(), false, by);
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

	private Item change(Item before, JsonNode value, boolean overridden, String by) {
		Change change = new Change(before.version() + 1, value, overridden, clock.instant(), by);
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
