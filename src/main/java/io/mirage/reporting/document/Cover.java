package io.mirage.reporting.document;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a report begins.
 *
 * @param kind which template it was written by, for people
 * @param notice what a reader must know before anything else, absent if there is nothing
 */
public record Cover(String title, String kind, List<String> targets, List<Line> lines, @Nullable String notice) {

	public record Line(String name, String value) {}
}
