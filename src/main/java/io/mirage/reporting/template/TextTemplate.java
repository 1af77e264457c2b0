package io.mirage.reporting.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mirage.platform.readmodel.VisibleText;

/**
 * Text with fields: <code>{{scan.name}}</code>, sections that repeat for a list or show if there is something
 * (<code>{{#findings}}…{{/findings}}</code>), their opposite (<code>{{^gaps}}…{{/gaps}}</code>) and comments
 * (<code>{{! …}}</code>). A subset of Mustache: no partials, no lambdas, no other delimiters, and only fields that
 * {@link Fields} knows, which is checked when it is parsed.
 */
public final class TextTemplate {

	/** Is wrong with a text, and where. */
	public static final class InvalidText extends Exception {

		private static final long serialVersionUID = 1L;
		private final int line;

		InvalidText(int line, String message) {
			super(message);
			this.line = line;
		}

		public int line() {
			return line;
		}
	}

	private sealed interface Node {
		record Plain(String text) implements Node {}

		record Value(String name) implements Node {}

		record Section(String name, boolean inverted, List<Node> content) implements Node {}
	}

	/** A section that is not closed yet. */
	private record Open(String name, boolean inverted, int line, List<Node> content) {}

	/** Of what comes out, in characters: repetition within repetition ends here. */
	private static final int LONGEST = 500_000;
	/** Repetition that puts nothing out ends as well. */
	private static final int MOST_STEPS = 1_000_000;

	private final List<Node> nodes;

	private TextTemplate(List<Node> nodes) {
		this.nodes = nodes;
	}

	public static TextTemplate parse(String text) throws InvalidText {
		return new Parser(text).parse();
	}

	/** @param model values by name: text, numbers, truth, nested maps, and lists of maps
	 *  @return shortened if repetition within repetition would not come to an end soon */
	public String render(Map<String, ?> model) {
		Rendering rendering = new Rendering(model);
		rendering.render(nodes);
		return rendering.out.toString();
	}

	private static final class Rendering {

		private final StringBuilder out = new StringBuilder();
		private final Deque<Map<String, ?>> scopes = new ArrayDeque<>();
		private int steps;

		Rendering(Map<String, ?> model) {
			scopes.push(model);
		}

		void render(List<Node> nodes) {
			for (Node node : nodes) {
				if (steps++ > MOST_STEPS || out.length() > LONGEST) {
					return;
				}
				switch (node) {
					case Node.Plain plain -> out.append(plain.text());
					case Node.Value value -> append(find(scopes, value.name()));
					case Node.Section section -> render(section);
				}
			}
		}

		private void render(Node.Section section) {
			Object value = find(scopes, section.name());
			if (section.inverted()) {
				if (isNothing(value)) {
					render(section.content());
				}
			} else if (value instanceof Collection<?> list) {
				repeat(section, list);
			} else if (!isNothing(value)) {
				render(section.content());
			}
		}

		private void repeat(Node.Section section, Collection<?> list) {
			for (Object item : list) {
				if (steps++ > MOST_STEPS) {
					return;
				}
				scopes.push(map(item));
				render(section.content());
				scopes.pop();
			}
		}

		/** A value is text: at the beginning of a line it is kept from looking like one of the signs that mean something there. */
		private void append(@Nullable Object value) {
			String text = value == null ? "" : VisibleText.of(value.toString());
			String beginning = text.stripLeading();
			if (!beginning.isEmpty() && Markup.SIGNS.indexOf(beginning.charAt(0)) >= 0 && isAtBeginningOfLine()) {
				out.append(Markup.ESCAPE);
			}
			out.append(text);
		}

		private boolean isAtBeginningOfLine() {
			for (int i = out.length() - 1; i >= 0 && out.charAt(i) != '\n'; i--) {
				if (!Character.isWhitespace(out.charAt(i))) {
					return false;
				}
			}
			return true;
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, ?> map(@Nullable Object value) {
		return value instanceof Map<?, ?> map ? (Map<String, ?>) map : Map.of();
	}

	private static boolean isNothing(@Nullable Object value) {
		return switch (value) {
			case null -> true;
			case Collection<?> list -> list.isEmpty();
			case Number number -> number.longValue() == 0;
			case Boolean truth -> !truth;
			default -> String.valueOf(value).isEmpty();
		};
	}

	private static @Nullable Object find(Deque<Map<String, ?>> scopes, String name) {
		String[] path = name.split("\\.", -1);
		for (Map<String, ?> scope : scopes) {
			if (scope.containsKey(path[0])) {
				@Nullable Object value = scope.get(path[0]);
				for (int i = 1; i < path.length; i++) {
					value = map(value).get(path[i]);
				}
				return value;
			}
		}
		return null;
	}

	private static final class Parser {

		private final String text;
		private final Deque<Open> open = new ArrayDeque<>();
		private int line = 1;

		Parser(String text) {
			this.text = text;
			open.push(new Open("", false, 1, new ArrayList<>()));
		}

		TextTemplate parse() throws InvalidText {
			int at = 0;
			while (at < text.length()) {
				int begin = text.indexOf("{{", at);
				plain(text.substring(at, begin < 0 ? text.length() : begin));
				if (begin < 0) {
					break;
				}
				int end = text.indexOf("}}", begin);
				if (end < 0) {
					throw new InvalidText(line, "'{{' is not closed by '}}'.");
				}
				String tag = text.substring(begin + 2, end);
				tag(tag.strip());
				line += (int) tag.chars().filter(c -> c == '\n').count();
				at = end + 2;
			}
			if (open.size() > 1) {
				throw new InvalidText(open.element().line(), "the section '" + open.element().name() + "' is not closed by '{{/"
						+ open.element().name() + "}}'.");
			}
			return new TextTemplate(open.element().content());
		}

		private void plain(String plain) {
			if (!plain.isEmpty()) {
				open.element().content().add(new Node.Plain(plain));
				line += (int) plain.chars().filter(c -> c == '\n').count();
			}
		}

		private void tag(String tag) throws InvalidText {
			if (tag.isEmpty()) {
				throw new InvalidText(line, "'{{}}' names no field.");
			}
			String name = tag.substring(1).strip();
			switch (tag.charAt(0)) {
				case '!' -> {}
				case '#' -> begin(name, false);
				case '^' -> begin(name, true);
				case '/' -> end(name);
				case '{', '&' -> throw new InvalidText(line, "values are always text: write '{{name}}' with two braces.");
				case '>', '=', '<', '$' -> throw new InvalidText(line, "'{{" + tag + "}}' is not part of this language.");
				default -> value(tag);
			}
		}

		private void begin(String name, boolean inverted) throws InvalidText {
			if (!Fields.isSection(name, scope())) {
				throw unknown(name);
			}
			open.push(new Open(name, inverted, line, new ArrayList<>()));
		}

		private void end(String name) throws InvalidText {
			Open section = open.element();
			if (open.size() == 1 || !section.name().equals(name)) {
				throw new InvalidText(line, "'{{/" + name + "}}' closes nothing; open is "
						+ (open.size() == 1 ? "no section." : "'" + section.name() + "'."));
			}
			open.pop();
			open.element().content().add(new Node.Section(section.name(), section.inverted(), List.copyOf(section.content())));
		}

		private void value(String name) throws InvalidText {
			if (!Fields.isValue(name, scope())) {
				throw unknown(name);
			}
			open.element().content().add(new Node.Value(name));
		}

		private InvalidText unknown(String name) {
			return new InvalidText(line, "there is no field '" + VisibleText.of(name, 60) + "' here. Known are: "
					+ String.join(", ", Fields.known(scope())) + ".");
		}

		/** The lists we are inside of. */
		private List<String> scope() {
			return open.stream().filter(section -> !section.inverted()).map(Open::name).toList();
		}
	}
}
