package io.mirage.events.entities;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of directed edge between two entities, read as "source relation target". */
public enum RelationType {
	RESOLVES_TO,
	ALIAS_OF,
	MAIL_BY,
	NAME_SERVED_BY,
	PTR_OF,
	CONTAINS,
	ANNOUNCES,
	REGISTERED_BY,
	CONTACT_OF,
	EXPOSES,
	PRESENTS_CERTIFICATE,
	CERTIFICATE_NAMES,
	ISSUED_BY,
	USES_TECHNOLOGY,
	LINKS_TO,
	REDIRECTS_TO,
	HOSTS,
	SAME_TRACKER_AS,
	ACCOUNT_OF,
	MEMBER_OF,
	SUBSIDIARY_OF,
	MENTIONED_IN,
	LEAKED_IN,
	SAME_AS;

	/** The name in the API, in stores and on screen, for example {@code resolves_to}. */
	@JsonValue
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** @throws IllegalArgumentException if no relation has that label */
	@JsonCreator
	public static RelationType of(String label) {
		return valueOf(label.toUpperCase(Locale.ROOT));
	}

	@Override
	public String toString() {
		return label();
	}
}
