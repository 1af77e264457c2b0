package io.mirage.collection.collectors;

import java.util.Optional;

import io.mirage.collection.source.Answer;
import io.mirage.events.entities.EntityRef;

/** Names in certificates, where {@code *.name} stands for whatever is below (RFC 6125, 6.4.3). */
public final class WildcardNames {

	private static final String ANYTHING = "*.";

	private WildcardNames() {}

	/** Adds the name; of a pattern the name below which it stands, tagged {@code wildcard}. */
	public static Optional<EntityRef> found(String foreign, Answer answer) {
		if (!foreign.startsWith(ANYTHING)) {
			return answer.foundName(foreign);
		}
		Optional<EntityRef> parent = answer.foundName(foreign.substring(ANYTHING.length()));
		parent.ifPresent(name -> answer.found(name).tag("wildcard"));
		return parent;
	}
}
