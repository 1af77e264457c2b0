package io.mirage.configuration;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

import tools.jackson.databind.JsonNode;

import io.mirage.events.OrganisationId;

/**
 * Who has a feature: a share of the organisations, always the same ones, and those that are named.
 *
 * @param percentage from 0 to 100; who had the feature keeps it when the share grows
 * @param organisations those for which it is on or off whatever the share is
 */
record FeatureFlag(double percentage, Map<OrganisationId, Boolean> organisations) {

	private static final int SLOTS = 10_000;

	/** @return empty if it is no flag */
	static Optional<FeatureFlag> tryParse(JsonNode value) {
		JsonNode share = value.path("percentage");
		JsonNode named = value.path("organisations");
		boolean known = value.isObject() && value.propertyNames().stream().allMatch(name -> name.equals("percentage") || name.equals("organisations"));
		if (!known || !share.isNumber() || share.doubleValue() < 0 || share.doubleValue() > 100 || !(named.isObject() || named.isMissingNode())) {
			return Optional.empty();
		}
		Map<OrganisationId, Boolean> organisations = new HashMap<>();
		for (Map.Entry<String, JsonNode> entry : named.properties()) {
			Optional<OrganisationId> organisation = organisation(entry.getKey());
			if (organisation.isEmpty() || !entry.getValue().isBoolean()) {
				return Optional.empty();
			}
			organisations.put(organisation.get(), entry.getValue().booleanValue());
		}
		return Optional.of(new FeatureFlag(share.doubleValue(), Map.copyOf(organisations)));
	}

	/** @param name of the flag: another one chooses other organisations */
	boolean isOn(String name, OrganisationId organisation) {
		Boolean named = organisations.get(organisation);
		return named != null ? named : slot(name, organisation) < percentage * SLOTS / 100;
	}

	private static long slot(String name, OrganisationId organisation) {
		CRC32 crc = new CRC32();
		crc.update((name + " " + organisation.value()).getBytes(StandardCharsets.UTF_8));
		return crc.getValue() % SLOTS;
	}

	private static Optional<OrganisationId> organisation(String text) {
		try {
			return Optional.of(new OrganisationId(UUID.fromString(text)));
		} catch (IllegalArgumentException noId) {
			return Optional.empty();
		}
	}
}
