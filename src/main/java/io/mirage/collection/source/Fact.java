package io.mirage.collection.source;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.mirage.events.entities.EntityRef;

/** One thing a source says exists, with what it says of it. */
public final class Fact {

	private static final int MAX_ATTRIBUTES = 60;
	private static final int MAX_TEXT = 2048;
	private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\\p{Cs}]");

	private final EntityRef entity;
	private final Map<String, String> attributes = new LinkedHashMap<>();
	private final Set<String> tags = new LinkedHashSet<>();
	private final @Nullable Evidence evidence;
	private int confidence;

	Fact(EntityRef entity, int confidence, @Nullable Evidence evidence) {
		this.entity = entity;
		this.confidence = confidence;
		this.evidence = evidence;
	}

	/**
	 * Adds what the source says, the first time it says it; an empty or absent value says nothing, a long one is cut at
	 * 2,048 characters. What is no text (control characters, halves of surrogate pairs) becomes U+FFFD.
	 */
	public Fact attribute(String name, @Nullable String value) {
		if (value != null && !value.isBlank() && attributes.size() < MAX_ATTRIBUTES) {
			String text = value.strip();
			String cut = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
			attributes.putIfAbsent(name, NO_TEXT.matcher(cut).replaceAll("\uFFFD"));
		}
		return this;
	}

	public Fact tag(String tag) {
		tags.add(tag);
		return this;
	}

	/** @param percent 0 to 100, how sure the source can be */
	public Fact confidence(int percent) {
		confidence = percent;
		return this;
	}

	public EntityRef entity() {
		return entity;
	}

	public Map<String, String> attributes() {
		return attributes;
	}

	public Set<String> tags() {
		return tags;
	}

	public int confidence() {
		return confidence;
	}

	public @Nullable Evidence evidence() {
		return evidence;
	}
}
