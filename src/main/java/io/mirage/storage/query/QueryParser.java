package io.mirage.storage.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a query by recursive descent, character by character.
 *
 * <pre>
 * or      = and { "OR" and }
 * and     = not { [ "AND" ] not }
 * not     = { "NOT" | "-" } primary
 * primary = "(" or ")" | field operator value { "," value } | word [ "~" distance ] | quoted
 * </pre>
 *
 * Key words are upper case: {@code or} is a word like any other. Whatever text comes, the result is a query or a
 * {@link QueryException}; length, depth and number of terms are bounded, so no text takes it long.
 */
public final class QueryParser {

	public static final int MAX_LENGTH = 2000;
	static final int MAX_DEPTH = 20;
	static final int MAX_TERMS = 50;
	private static final int MAX_FUZZY = 32;
	private static final int DISTANCE_TWO_FROM = 9;
	private static final int DISTANCE_ONE_FROM = 3;
	private static final Pattern FIELD = Pattern.compile("([A-Za-z][A-Za-z0-9_.-]*)(:(?:>=|<=|>|<|=)?|!=|>=|<=|=|>|<)");
	private static final Pattern FUZZY = Pattern.compile("(.*)~(.?)");
	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
	private static final List<String> START = List.of("a word", "a \"quoted text\"", "a field such as type:Hostname", "(");

	private final String text;
	private int at;
	private int depth;
	private int terms;

	private QueryParser(String text) {
		this.text = text;
	}

	/**
	 * @param text what somebody typed; blank for everything
	 * @throws QueryException naming the place and what would be right there
	 */
	public static Query parse(String text) {
		if (text.length() > MAX_LENGTH) {
			throw new QueryException(Place.of(text, MAX_LENGTH, text.length()), "The query has " + text.length()
					+ " characters; at most " + MAX_LENGTH + " are read.", List.of());
		}
		return new QueryParser(text).whole();
	}

	private Query whole() {
		skipBlanks();
		if (atEnd()) {
			return new Query.All();
		}
		Query query = or();
		if (!atEnd()) {
			throw wrong(at, at + 1, "')' closes nothing.", List.of("the end of the query"));
		}
		return query;
	}

	private Query or() {
		List<Query> parts = new ArrayList<>();
		do {
			parts.add(and());
		} while (keyword("OR"));
		return parts.size() == 1 ? parts.getFirst() : new Query.Or(parts);
	}

	private Query and() {
		List<Query> parts = new ArrayList<>();
		do {
			parts.add(not());
		} while (keyword("AND") || !atEnd() && text.charAt(at) != ')' && !isKeyword("OR"));
		return parts.size() == 1 ? parts.getFirst() : new Query.And(parts);
	}

	private Query not() {
		if (keyword("NOT")) {
			return nested(at, () -> new Query.Not(not()));
		}
		if (!atEnd() && text.charAt(at) == '-' && at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1))) {
			at++;
			return nested(at - 1, () -> new Query.Not(not()));
		}
		return primary();
	}

	private Query primary() {
		if (atEnd()) {
			throw wrong(at, at, "The query ends where something should follow.", START);
		}
		if (isKeyword("AND") || isKeyword("OR")) {
			int end = endOfWord(at);
			throw wrong(at, end, "'" + text.substring(at, end) + "' has nothing on its left.", START);
		}
		char next = text.charAt(at);
		if (next == '(') {
			return group();
		}
		if (next == ')') {
			throw wrong(at, at + 1, depth == 0 ? "')' closes nothing." : "There is nothing before ')'.", START);
		}
		count();
		Query term = next == '"' ? phrase() : word();
		skipBlanks();
		return term;
	}

	private Query group() {
		int open = at++;
		skipBlanks();
		return nested(open, () -> {
			Query inside = or();
			if (atEnd()) {
				throw wrong(open, open + 1, "'(' is never closed.", List.of(")"));
			}
			at++;
			skipBlanks();
			return inside;
		});
	}

	private Query nested(int start, Supplier<Query> inner) {
		if (++depth > MAX_DEPTH) {
			throw wrong(start, start + 1, "More than " + MAX_DEPTH + " levels of parentheses and negations cannot be read.", List.of());
		}
		Query query = inner.get();
		depth--;
		return query;
	}

	private Query phrase() {
		Written quoted = quoted();
		if (quoted.text().isBlank()) {
			throw wrong(quoted, "The quotes are empty.", List.of("a text between the quotes"));
		}
		return new Query.Phrase(quoted.text());
	}

	private Query word() {
		Matcher field = FIELD.matcher(text).region(at, text.length());
		if (field.lookingAt()) {
			return field(field);
		}
		int start = at;
		at = endOfWord(at);
		String word = text.substring(start, at);
		Matcher fuzzy = FUZZY.matcher(word);
		return fuzzy.matches() ? fuzzy(new Written(fuzzy.group(1), false, start, at), fuzzy.group(2)) : new Query.Words(word);
	}

	private Query fuzzy(Written word, String distance) {
		if (!distance.isEmpty() && !distance.equals("1") && !distance.equals("2")) {
			throw wrong(word, "'~" + distance + "' is not a distance.", List.of("~1", "~2"));
		}
		int wanted = distance.equals("2") ? 2 : 1;
		int shortest = wanted == 2 ? DISTANCE_TWO_FROM : DISTANCE_ONE_FROM;
		if (!WORD.matcher(word.text()).matches() || word.text().length() < shortest || word.text().length() > MAX_FUZZY) {
			throw wrong(word, "A fuzzy search with ~" + wanted + " needs one word of " + shortest + " to " + MAX_FUZZY
					+ " letters and digits before it, not '" + word.text() + "'.", List.of("hostnme~1", "certificat~2"));
		}
		return new Query.Fuzzy(word.text().toLowerCase(Locale.ROOT), wanted);
	}

	private Query field(Matcher field) {
		Written name = new Written(field.group(1), false, at, field.end(1));
		Written operator = new Written(field.group(2), false, field.start(2), field.end(2));
		Field known = Field.find(name.text()).orElseThrow(() -> wrong(name, "'" + name.text()
				+ "' is not a field; a text with a colon goes into quotes.", Closest.to(name.text(), Field.labels())));
		at = operator.end();
		List<Written> values = new ArrayList<>();
		do {
			values.add(value(known));
		} while (!atEnd() && text.charAt(at) == ',' && ++at > 0);
		return new FieldReader(text, known, name, operator, values).read();
	}

	private Written value(Field field) {
		if (!atEnd() && text.charAt(at) == '"') {
			return quoted();
		}
		int start = at;
		while (!atEnd() && text.charAt(at) != ',' && isOfWord(text.charAt(at))) {
			at++;
		}
		if (start == at) {
			throw wrong(at, at, "'" + field.label() + "' has no value.",
					field.choices().isEmpty() ? List.of(field.example()) : Closest.to("", field.choices()));
		}
		return new Written(text.substring(start, at), false, start, at);
	}

	/** A backslash takes the next character as it is. */
	private Written quoted() {
		int start = at++;
		StringBuilder content = new StringBuilder();
		while (!atEnd() && text.charAt(at) != '"') {
			if (text.charAt(at) == '\\' && at + 1 < text.length()) {
				at++;
			}
			content.append(text.charAt(at++));
		}
		if (atEnd()) {
			throw wrong(start, start + 1, "The quote is never closed.", List.of("\""));
		}
		at++;
		return new Written(content.toString(), true, start, at);
	}

	private void count() {
		if (++terms > MAX_TERMS) {
			throw wrong(at, at + 1, "More than " + MAX_TERMS + " terms cannot be read.", List.of());
		}
	}

	/** Takes the key word if it stands here. */
	private boolean keyword(String word) {
		if (!isKeyword(word)) {
			return false;
		}
		at += word.length();
		skipBlanks();
		return true;
	}

	private boolean isKeyword(String word) {
		return text.startsWith(word, at) && endOfWord(at) == at + word.length();
	}

	private int endOfWord(int from) {
		int end = from;
		while (end < text.length() && isOfWord(text.charAt(end))) {
			end++;
		}
		return end;
	}

	private static boolean isOfWord(char c) {
		return !Character.isWhitespace(c) && c != '(' && c != ')' && c != '"';
	}

	private void skipBlanks() {
		while (!atEnd() && Character.isWhitespace(text.charAt(at))) {
			at++;
		}
	}

	private boolean atEnd() {
		return at >= text.length();
	}

	private QueryException wrong(Written what, String reason, List<String> expected) {
		return wrong(what.start(), what.end(), reason, expected);
	}

	private QueryException wrong(int start, int end, String reason, List<String> expected) {
		return new QueryException(Place.of(text, start, end), reason, expected);
	}
}
