package io.mirage.configuration;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;

/** Everybody who is signed in may read the settings, for they hold no secrets; administrators change them. */
@RestController
@RequestMapping("/api/v1/configuration/namespaces")
class ConfigurationController {

	/** @param items how many settings it has */
	record NamespaceAnswer(String namespace, int items) {}

	/** @param version 0 if it never changed; then there is no update either */
	record ItemAnswer(String key, SettingType type, JsonNode value, @JsonProperty("default") JsonNode fallback,
			String description, long version, @Nullable Instant updatedAt, @Nullable String updatedBy, boolean overridden) {

		static ItemAnswer of(Item item) {
			Declaration declaration = item.declaration();
			Change change = item.change();
			return new ItemAnswer(declaration.key(), declaration.type(), item.value(), declaration.fallback(),
					declaration.description(), item.version(), change == null ? null : change.at(),
					change == null ? null : change.by(), item.isOverridden());
		}
	}

	/** @param overridden false where the setting went back to its default */
	record VersionAnswer(long version, JsonNode value, boolean overridden, Instant updatedAt, String updatedBy) {

		static VersionAnswer of(Change change) {
			return new VersionAnswer(change.version(), change.value(), change.overridden(), change.at(), change.by());
		}
	}

	/** @param value of the setting's type */
	record NewValue(@Nullable JsonNode value) {}

	private final Declarations declarations;
	private final Settings settings;
	private final SettingsKeeping keeping;

	ConfigurationController(Declarations declarations, Settings settings, SettingsKeeping keeping) {
		this.declarations = declarations;
		this.settings = settings;
		this.keeping = keeping;
	}

	@GetMapping
	@Needs(Permission.CONFIG_READ)
	Listing<NamespaceAnswer> namespaces(Caller caller) {
		return Listing.of(declarations.all().entrySet().stream()
				.map(namespace -> new NamespaceAnswer(namespace.getKey(), namespace.getValue().size())).toList());
	}

	@GetMapping("/{namespace}/items")
	@Needs(Permission.CONFIG_READ)
	Listing<ItemAnswer> items(@PathVariable String namespace, Caller caller) {
		return Listing.of(keeping.items(namespace).stream().map(ItemAnswer::of).toList());
	}

	@GetMapping("/{namespace}/items/{key}")
	@Needs(Permission.CONFIG_READ)
	ItemAnswer get(@PathVariable String namespace, @PathVariable String key, Caller caller) {
		Declaration declaration = declarations.get(namespace, key);
		return ItemAnswer.of(new Item(declaration, settings.find(declaration).orElse(null)));
	}

	@PutMapping("/{namespace}/items/{key}")
	@Needs(Permission.CONFIG_WRITE)
	ItemAnswer set(@PathVariable String namespace, @PathVariable String key, @RequestBody NewValue wanted, Caller caller) {
		JsonNode value = wanted.value();
		if (value == null || value.isNull() || value.isMissingNode()) {
			throw ConfigurationProblem.INVALID_VALUE.because("The body lacks a value for " + key + ": send {\"value\": …}.");
		}
		return ItemAnswer.of(keeping.set(namespace, key, value, caller.username()));
	}

	@DeleteMapping("/{namespace}/items/{key}")
	@Needs(Permission.CONFIG_WRITE)
	ItemAnswer reset(@PathVariable String namespace, @PathVariable String key, Caller caller) {
		return ItemAnswer.of(keeping.reset(namespace, key, caller.username()));
	}

	@GetMapping("/{namespace}/items/{key}/history")
	@Needs(Permission.CONFIG_READ)
	Listing<VersionAnswer> history(@PathVariable String namespace, @PathVariable String key, Caller caller) {
		List<Change> changes = settings.history(declarations.get(namespace, key));
		return Listing.of(changes.stream().map(VersionAnswer::of).toList());
	}
}
