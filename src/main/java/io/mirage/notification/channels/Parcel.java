package io.mirage.notification.channels;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.correlation.Severity;
import io.mirage.platform.readmodel.VisibleText;

/**
 * What one delivery tells, in plain text that each dialect escapes in its own way.
 *
 * @param id the same in every attempt: receivers know a repetition by it
 * @param rule name of the rule that wanted it told; absent for a test
 * @param title one line
 * @param lines the worst first
 * @param page where people read on; absent if this installation does not know its own address
 */
public record Parcel(UUID id, @Nullable String rule, String title, List<Line> lines, @Nullable URI page, Instant at) {

	private static final int LONGEST_LINE = 500;

	/** @param text what is told of the news, one line */
	public record Line(News news, String text) {

		public Line {
			text = VisibleText.of(text, LONGEST_LINE);
		}
	}

	public Parcel {
		title = VisibleText.of(title, LONGEST_LINE);
		lines = List.copyOf(lines);
	}

	/** The worst of all; absent if nothing has one. */
	public @Nullable Severity severity() {
		return lines.stream().map(line -> line.news().severity()).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
	}

	/** The first lines that together have at most so many characters, then how many more there are. */
	public List<String> lines(int characters) {
		int room = characters;
		List<String> shown = new ArrayList<>();
		for (Line line : lines) {
			room -= line.text().length() + 1;
			if (room < 0) {
				shown.add("and " + (lines.size() - shown.size()) + " more");
				break;
			}
			shown.add(line.text());
		}
		return shown;
	}
}
