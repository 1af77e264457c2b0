package io.mirage.collection.declared;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.TryLater;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;

/**
 * What an answer means that is no ordinary one. All conditions that are given have to hold.
 *
 * @param status the status of the answer; 0 for any
 * @param text what is found in the beginning of the body
 * @param at a part of the body that {@code matches} fits as a whole
 */
record OutcomeRule(int status, @Nullable Pattern text, @Nullable Expression at, @Nullable Pattern matches, Meaning outcome) {

	/** How much of a body is searched: what refuses says so at once. */
	private static final int BEGINNING = 4096;

	/** What comes of the task then. */
	enum Meaning {
		ANSWERED, EMPTY, BLOCKED, QUOTA, UNREACHABLE, UNREADABLE;

		static Meaning of(String label) {
			return Stream.of(values()).filter(meaning -> meaning.label().equals(label)).findFirst()
					.orElseThrow(() -> new IllegalArgumentException("is '" + label + "', not one of "
							+ Stream.of(values()).map(Meaning::label).collect(Collectors.joining(", "))));
		}

		String label() {
			return name().toLowerCase(Locale.ROOT);
		}

		/**
		 * Whether there are facts to read.
		 *
		 * @throws SourceException if the answer is none
		 */
		boolean isAnswer(String said, Duration pause) throws SourceException {
			return switch (this) {
				case ANSWERED -> true;
				case EMPTY -> false;
				case BLOCKED -> throw new Blocked(said);
				case QUOTA -> throw new TryLater(said, pause);
				case UNREACHABLE -> throw new Unreachable(said);
				case UNREADABLE -> throw new Unreadable(said);
			};
		}
	}

	/** @param tree the body if it can be read */
	boolean fits(int actualStatus, String body, Optional<JsonNode> tree) {
		return (status == 0 || status == actualStatus)
				&& (text == null || text.matcher(body.substring(0, Math.min(BEGINNING, body.length()))).find())
				&& (at == null || tree.filter(root -> fits(at, root)).isPresent());
	}

	private boolean fits(Expression part, JsonNode root) {
		return part.values(Scope.of(root, "")).map(value -> value.substring(0, Math.min(BEGINNING, value.length())))
				.anyMatch(value -> matches == null || matches.matcher(value).matches());
	}
}
