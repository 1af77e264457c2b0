package io.mirage.collection.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Text with expressions in braces: {@code {ip}:{@}/tcp}. */
record Template(List<Piece> pieces) {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)}");

	/** Exactly one of the two. */
	record Piece(@Nullable String literal, @Nullable Expression expression) {}

	/** @throws IllegalArgumentException saying which expression is wrong */
	static Template of(String text) {
		List<Piece> pieces = new ArrayList<>();
		Matcher placeholder = PLACEHOLDER.matcher(text);
		int at = 0;
		while (placeholder.find()) {
			pieces.add(new Piece(text.substring(at, placeholder.start()), null));
			pieces.add(new Piece(null, Expression.of(placeholder.group(1))));
			at = placeholder.end();
		}
		pieces.add(new Piece(text.substring(at), null));
		return new Template(List.copyOf(pieces));
	}

	/** A text without braces is an expression itself. */
	static Template ofValue(String text) {
		return text.indexOf('{') >= 0 ? of(text) : new Template(List.of(new Piece(null, Expression.of(text))));
	}

	/** @param encode for what the expressions yield
	 *  @return empty if an expression yields nothing; of one that yields several texts the first counts */
	Optional<String> text(Scope scope, UnaryOperator<String> encode) {
		StringBuilder text = new StringBuilder();
		for (Piece piece : pieces) {
			Optional<String> part = piece.expression() == null ? Optional.ofNullable(piece.literal())
					: piece.expression().values(scope).findFirst().map(encode);
			if (part.isEmpty()) {
				return Optional.empty();
			}
			text.append(part.get());
		}
		return Optional.of(text.toString());
	}

	/** All texts of a lone expression; one at most of anything else. */
	List<String> values(Scope scope) {
		Piece first = pieces.getFirst();
		return pieces.size() == 1 && first.expression() != null ? first.expression().values(scope).toList()
				: text(scope, UnaryOperator.identity()).stream().toList();
	}

	/** All texts in one. */
	Optional<String> joined(Scope scope) {
		return Optional.of(values(scope).stream().distinct().collect(Collectors.joining(", "))).filter(text -> !text.isEmpty());
	}
}
