package io.mirage.configuration;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;

/** Whoever may read settings sees of a secret whether it is set, by whom and when; administrators change them. */
@RestController
@RequestMapping("/api/v1/configuration/namespaces")
class ConfigurationController {

	/** @param items how many settings it declares @param families those of them that stand for many, with * for any word */
	record NamespaceAnswer(String namespace, int items, List<FamilyAnswer> families) {

		static NamespaceAnswer of(String namespace, List<Declaration> declared) {
			return new NamespaceAnswer(namespace, declared.size(), declared.stream().filter(Declaration::isFamily)
					.map(family -> new FamilyAnswer(family.key(), family.type(), family.description())).toList());
		}
	}

	record FamilyAnswer(String key, SettingType type, String description) {}

	/**
	 * @param value null for a secret; {@code overridden} says whether it is set
	 * @param version 0 if it never changed; then there is no update either
	 * @param hint the last characters of a long secret
	 */
	record ItemAnswer(String key, SettingType type, JsonNode value, @JsonProperty("default") JsonNode fallback,
			String description, long version, @Nullable Instant updatedAt, @Nullable String updatedBy, boolean overridden,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String hint) {

		static ItemAnswer of(Item item) {
			Declaration declaration = item.declaration();
			Change change = item.change();
			return new ItemAnswer(declaration.key(), declaration.type(), item.value(), declaration.fallback(),
					declaration.description(), item.version(), change == null ? null : change.at(),
					change == null ? null : change.by(), item.isOverridden(), change == null ? null : change.hint());
		}
	}

	/** @param overridden false where the setting went back to its default */
	record VersionAnswer(long version, JsonNode value, boolean overridden, Instant updatedAt, String updatedBy,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String hint) {

		static VersionAnswer of(Change change) {
			return new VersionAnswer(change.version(), change.value(), change.overridden(), change.at(), change.by(), change.hint());
		}
	}

	/** @param version to say again; 0 for the default */
	record Rollback(long version) {}

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
				.map(namespace -> NamespaceAnswer.of(namespace.getKey(), namespace.getValue())).toList());
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

	/** What changed from one version to another; 0 is the default. */
	@GetMapping("/{namespace}/items/{key}/diff")
	@Needs(Permission.CONFIG_READ)
	Listing<JsonDifference> diff(@PathVariable String namespace, @PathVariable String key, @RequestParam long from, @RequestParam long to,
			Caller caller) {
		Declaration declaration = declarations.get(namespace, key);
		return Listing.of(JsonDifference.between(keeping.version(declaration, from).value(), keeping.version(declaration, to).value()));
	}

	@PostMapping("/{namespace}/items/{key}/rollback")
	@Needs(Permission.CONFIG_WRITE)
	ItemAnswer rollBack(@PathVariable String namespace, @PathVariable String key, @RequestBody Rollback wanted, Caller caller) {
		return ItemAnswer.of(keeping.rollBack(namespace, key, wanted.version(), caller.username()));
	}
}
