package io.mirage.collection.declared;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a source knows us.
 *
 * @param name of the header or the parameter
 * @param prefix before the key in a header
 * @param settings names of the settings that hold the key; the second one is the password of {@code BASIC}
 * @param optional whether the source also answers without
 */
record Authentication(Place place, String name, String prefix, List<String> settings, boolean optional) {

	/** Where the key stands. */
	enum Place {
		/** Nowhere: the source needs none. */
		NONE,
		HEADER, QUERY, BEARER, BASIC,
		/** Where the request names the setting in braces. */
		TEMPLATE;

		static Place of(String label) {
			return Stream.of(values()).filter(place -> place.label().equals(label) && place != NONE).findFirst()
					.orElseThrow(() -> new IllegalArgumentException("is '" + label + "', not one of " + Stream.of(values())
							.filter(place -> place != NONE).map(Place::label).collect(Collectors.joining(", "))));
		}

		private String label() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	static final Authentication NONE = new Authentication(Place.NONE, "", "", List.of(), true);

	/** One account at the source: its settings by name; empty for nobody. */
	record Account(Map<String, String> settings) {

		static final Account NOBODY = new Account(Map.of());

		boolean isNobody() {
			return settings.isEmpty();
		}
	}

	boolean isNeeded() {
		return place != Place.NONE && !optional;
	}

	/** @param texts of each setting; several keys stand in one text with blanks between them
	 *  @return as many as the first setting has keys; none if a setting is missing */
	List<Account> accounts(List<String> texts) {
		List<List<String>> values = texts.stream().map(text -> Stream.of(text.strip().split("\\s+")).filter(key -> !key.isEmpty()).toList()).toList();
		if (values.isEmpty() || values.stream().anyMatch(List::isEmpty)) {
			return List.of();
		}
		List<Account> accounts = new ArrayList<>();
		for (int i = 0; i < values.getFirst().size(); i++) {
			Map<String, String> account = new LinkedHashMap<>();
			for (int s = 0; s < settings.size(); s++) {
				account.put(settings.get(s), values.get(s).get(i % values.get(s).size()));
			}
			accounts.add(new Account(account));
		}
		return accounts;
	}

	Map<String, String> headers(Account account) {
		if (account.isNobody()) {
			return Map.of();
		}
		String key = account.settings().getOrDefault(settings.getFirst(), "");
		return switch (place) {
			case HEADER -> Map.of(name, prefix + key);
			case BEARER -> Map.of("Authorization", "Bearer " + key);
			case BASIC -> Map.of("Authorization", "Basic " + Base64.getEncoder()
					.encodeToString(String.join(":", account.settings().values()).getBytes(StandardCharsets.UTF_8)));
			case NONE, QUERY, TEMPLATE -> Map.of();
		};
	}

	Map<String, String> parameters(Account account) {
		return place == Place.QUERY && !account.isNobody() ? Map.of(name, account.settings().getOrDefault(settings.getFirst(), "")) : Map.of();
	}
}
