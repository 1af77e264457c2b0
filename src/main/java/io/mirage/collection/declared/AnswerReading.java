package io.mirage.collection.declared;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

import io.mirage.collection.declared.Format.Kind;
import io.mirage.collection.declared.Inquiry.ListUse;
import io.mirage.collection.declared.OutcomeRule.Meaning;
import io.mirage.collection.declared.Pages.By;

/** Reads how an answer is written, divided and judged. */
final class AnswerReading {

	private static final int MOST_PAGES = 100;
	private static final int USUAL_PAGES = 10;
	private static final DataSize LARGEST_LIST = DataSize.ofMegabytes(32);
	private static final DataSize USUAL_LIST = DataSize.ofMegabytes(16);

	private AnswerReading() {}

	static Format format(Section section) {
		if (!section.isSection("answer")) {
			Kind kind = section.read("answer", section.text("answer", "json"), Kind::of);
			if (kind == Kind.REGEX) {
				throw section.wrong("answer", "is regex and needs a pattern: answer: {kind: regex, pattern: …}");
			}
			return Format.of(kind);
		}
		Section answer = section.section("answer");
		Kind kind = answer.read("kind", Kind::of);
		Optional<Pattern> pattern = SourceReading.pattern(answer, "pattern");
		if ((kind == Kind.REGEX) != pattern.isPresent()) {
			throw answer.wrong("pattern", "belongs to the kind regex and to no other");
		}
		String separator = answer.text("separator", ",").replace("tab", "\t");
		if (separator.length() != 1) {
			throw answer.wrong("separator", "is '" + separator + "', not a single character or tab");
		}
		Format format = new Format(kind, answer.texts("columns"), separator.charAt(0), answer.text("comment", ""),
				pattern.orElse(Pattern.compile("")), answer.number("skip", 0, 1000, 0));
		answer.nothingElse();
		return format;
	}

	static Optional<Pages> pages(Section section) {
		return section.findSection("pages").map(pages -> {
			By by = pages.read("by", By::of);
			int start = pages.number("start", 0, 1000, 1);
			Pages read = new Pages(by, by == By.LINK ? "" : pages.text("parameter"), pages.read("at", Expression::of), start,
					pages.number("step", 1, 10_000, 1), pages.number("most", 1, MOST_PAGES, USUAL_PAGES));
			pages.nothingElse();
			return read;
		});
	}

	static Optional<ListUse> list(Section section) {
		return section.findSection("list").map(list -> {
			DataSize most = list.read("most", list.text("most", USUAL_LIST.toMegabytes() + "MB"), AnswerReading::size);
			ListUse use = new ListUse(list.read("each", list.text("each", "*"), Path::of), list.read("key", Expression::of),
					SourceReading.duration(list, "keep", Duration.ofHours(1)), (int) most.toBytes());
			list.nothingElse();
			return use;
		});
	}

	private static DataSize size(String text) {
		try {
			DataSize size = DataSize.parse(text);
			if (size.compareTo(LARGEST_LIST) <= 0) {
				return size;
			}
		} catch (IllegalArgumentException noSize) {
			throw new IllegalArgumentException("is '" + text + "', not a size such as 8MB", noSize);
		}
		throw new IllegalArgumentException("is '" + text + "', more than " + LARGEST_LIST.toMegabytes() + "MB");
	}

	static List<OutcomeRule> outcomes(Section section) {
		return section.sections("outcomes").stream().map(AnswerReading::outcome).toList();
	}

	private static OutcomeRule outcome(Section rule) {
		@Nullable Pattern text = SourceReading.pattern(rule, "text").orElse(null);
		@Nullable Expression at = rule.has("at") ? rule.read("at", Expression::of) : null;
		@Nullable Pattern matches = SourceReading.pattern(rule, "matches").orElse(null);
		int status = rule.number("status", 100, 599, 0);
		if (status == 0 && text == null && at == null) {
			throw rule.wrong("status", "is needed, or text or at instead: an outcome needs a condition");
		}
		if (matches != null && at == null) {
			throw rule.wrong("matches", "needs at, which says what it looks at");
		}
		OutcomeRule read = new OutcomeRule(status, text, at, matches, rule.read("outcome", Meaning::of));
		rule.nothingElse();
		return read;
	}
}
