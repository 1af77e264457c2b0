package io.mirage.storage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * How one entity differs between before and after.
 *
 * @param lookedBy for new: who answered before without it, empty if nobody looked; for gone: who answers now without it
 * @param unanswered for what was not looked at: sources that were asked again and gave no answer; empty if none was asked
 * @param attributes for changed, by name
 */
record Difference(UUID id, String type, String value, Change change, List<String> lookedBy, List<String> unanswered,
		List<AttributeChange> attributes) {

	/** What can be said of an entity that is not the same on both sides. */
	enum Change {
		/** Known after and not before. */
		NEW,
		/** Known before; a source that stated it answers now without it, and none of those asked stayed silent. */
		GONE,
		/** Known on both sides, with an attribute that is not the same. */
		CHANGED,
		/** Known before and not after, but nobody could have seen it. */
		NOT_LOOKED_AT;

		@JsonValue
		String label() {
			return name().toLowerCase(Locale.ROOT);
		}

		/** @throws io.mirage.platform.web.ProblemException naming the changes there are */
		static Change of(String label) {
			return Arrays.stream(values()).filter(change -> change.label().equals(label)).findFirst()
					.orElseThrow(() -> StorageProblem.INVALID_FILTER.because("change is '" + label + "', not new, gone, changed or "
							+ "not_looked_at."));
		}
	}

	/** @param before absent if there was none @param after absent if there is none any more */
	record AttributeChange(String name, @Nullable String before, @Nullable String after) {}

	/**
	 * @param before scans on that side @param after scans on that side
	 * @param same entities on both sides without a change
	 */
	record DifferenceSummary(List<UUID> before, List<UUID> after, long added, long gone, long changed, long notLookedAt, long same) {}
}
