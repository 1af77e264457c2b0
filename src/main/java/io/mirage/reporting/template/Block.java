package io.mirage.reporting.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityType;

/**
 * A part of a report.
 *
 * @param title of the section that the block begins; absent to go on in the one before
 * @param text for text blocks: lines, see {@link TextTemplate}
 * @param types for facts: which ones, all if empty
 * @param minSeverity for findings: the least severe ones that are shown, all if absent
 * @param limit for findings, facts and changes: how many of a kind at most; absent for the installation's own limit
 * @param of for charts: types, severities or sources
 */
@JsonInclude(Include.NON_EMPTY)
public record Block(Kind kind, @Nullable String title, @Nullable String text, List<EntityType> types,
		@Nullable Severity minSeverity, @Nullable Integer limit, @Nullable String of) {

	/** What it shows. */
	public enum Kind {
		TEXT, FIGURES, FINDINGS, COVERAGE, WAYS, CHART, GRAPH, FACTS, CHANGES;

		@JsonValue
		public String label() {
			return name().toLowerCase(Locale.ROOT);
		}

		static Optional<Kind> find(String label) {
			return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
		}
	}

	public Block {
		types = List.copyOf(types);
	}
}
