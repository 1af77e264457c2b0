package io.mirage.storage.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The word somebody is writing, and what this build knows could stand there.
 *
 * @param from where it begins, in UTF-16 units @param to where the cursor is
 * @param typed what of it is there already
 * @param field whose value it is; absent if it may become a field
 */
public record Completion(int from, int to, String typed, @Nullable Field field) {

	/** @param text what to put in the place of what is typed */
	public record Option(String text, String description) {}

	private static final int MAX_OPTIONS = 50;
	private static final List<String> ENDS = List.of(":", "=", "<", ">", ",");

	/** @param cursor in UTF-16 units; beyond the text means its end */
	public static Completion at(String text, int cursor) {
		int to = Math.clamp(cursor, 0, text.length());
		int from = to;
		while (from > 0 && !isBorder(text.charAt(from - 1))) {
			from--;
		}
		String word = text.substring(from, to);
		int sign = word.startsWith("-") ? 1 : 0;
		int value = endOfOperator(word);
		Optional<Field> field = value < 0 ? Optional.empty() : Field.find(nameOf(word.substring(sign)));
		int start = field.isPresent() ? value : sign;
		return new Completion(from + start, to, word.substring(start), field.orElse(null));
	}

	/** Fields for what has no colon yet, else the values that are the same everywhere. */
	public List<Option> options() {
		if (field == null) {
			return Stream.of(fields(false), keywords(), fields(true)).flatMap(Function.identity())
					.filter(option -> begins(option.text())).limit(MAX_OPTIONS).toList();
		}
		return field.choices().stream().filter(this::begins).map(choice -> new Option(choice, field.description()))
				.limit(MAX_OPTIONS).toList();
	}

	/** Whether a name from the store could be meant. */
	public boolean begins(String name) {
		return name.toLowerCase(Locale.ROOT).startsWith(typed.toLowerCase(Locale.ROOT));
	}

	/** Those of relations are so many that they would push everything else out. */
	private static Stream<Option> fields(boolean ofRelations) {
		return Arrays.stream(Field.values()).filter(field -> (field == Field.TO || field == Field.FROM) == ofRelations)
				.flatMap(Completion::fields);
	}

	private static Stream<Option> fields(Field field) {
		return switch (field) {
			case TO, FROM -> Field.RELATION.choices().stream().map(label -> new Option(field.label() + label + ":", field.description()));
			case CONFIDENCE, SEVERITY -> Stream.of(new Option(field.label() + ">=", field.description()));
			case ATTRIBUTE -> Stream.of(new Option(field.label(), field.description()));
			default -> Stream.of(new Option(field.label() + ":", field.description()));
		};
	}

	private static Stream<Option> keywords() {
		return Stream.of(new Option("OR", "one of the two suffices"), new Option("NOT", "must not be so"));
	}

	private static boolean isBorder(char c) {
		return Character.isWhitespace(c) || c == '(' || c == ')' || c == '"';
	}

	private static String nameOf(String word) {
		int end = 0;
		while (end < word.length() && (Character.isLetterOrDigit(word.charAt(end)) || "_.-".indexOf(word.charAt(end)) >= 0)) {
			end++;
		}
		return word.substring(0, end);
	}

	private static int endOfOperator(String word) {
		return ENDS.stream().mapToInt(word::lastIndexOf).max().orElse(-1) + (ENDS.stream().anyMatch(word::contains) ? 1 : 0);
	}
}
