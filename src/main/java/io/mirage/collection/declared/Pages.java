package io.mirage.collection.declared;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * How a source divides long answers.
 *
 * @param by what the next page is asked with
 * @param parameter of the query; unused for {@code LINK}
 * @param at where the answer has the link or the cursor; for the others, what is there as long as pages have content
 * @param start the first page's number or offset
 * @param step from one page's number or offset to the next
 * @param most how many pages are asked for at most
 */
record Pages(By by, String parameter, Expression at, int start, int step, int most) {

	enum By {
		LINK, CURSOR, NUMBER;

		static By of(String label) {
			return Stream.of(values()).filter(by -> by.label().equals(label)).findFirst()
					.orElseThrow(() -> new IllegalArgumentException("is '" + label + "', not one of "
							+ Stream.of(values()).map(By::label).collect(Collectors.joining(", "))));
		}

		private String label() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** What another page is asked with: an address, or parameters of the query beside the usual ones. */
	record Next(Optional<URI> link, Map<String, String> parameters) {

		static final Next NOTHING_MORE = new Next(Optional.empty(), Map.of());

		boolean isThere() {
			return link.isPresent() || !parameters.isEmpty();
		}
	}

	Map<String, String> first() {
		return by == By.NUMBER ? Map.of(parameter, Integer.toString(start)) : Map.of();
	}

	/** @param done how many pages have come; the last one is {@code root}, from {@code here} */
	Next after(int done, JsonNode root, URI here) {
		Optional<String> mark = at.values(Scope.of(root, "")).findFirst();
		if (done >= most || mark.isEmpty()) {
			return Next.NOTHING_MORE;
		}
		return switch (by) {
			case LINK -> new Next(link(mark.get(), here), Map.of());
			case CURSOR -> new Next(Optional.empty(), Map.of(parameter, mark.get()));
			case NUMBER -> new Next(Optional.empty(), Map.of(parameter, Integer.toString(start + done * step)));
		};
	}

	/** A link to another host leads away from the source, and a key would go there with it. */
	private static Optional<URI> link(String text, URI here) {
		try {
			URI link = here.resolve(text);
			boolean same = String.valueOf(here.getRawAuthority()).equalsIgnoreCase(String.valueOf(link.getRawAuthority()))
					&& here.getScheme().toLowerCase(Locale.ROOT).equals(link.getScheme());
			return same && !link.equals(here) ? Optional.of(link) : Optional.empty();
		} catch (IllegalArgumentException noAddress) {
			return Optional.empty();
		}
	}
}
