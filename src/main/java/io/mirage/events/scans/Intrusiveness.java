package io.mirage.events.scans;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How close a question comes to the target; each class includes the ones before it. */
public enum Intrusiveness {
	/** Asks third parties only: the target cannot notice. */
	PASSIVE,
	/** Also asks name servers, which may be the target's own. */
	DNS,
	/** Also connects to the target as an ordinary visitor would. */
	ACTIVE,
	/** Also does what an ordinary visitor would not, such as trying many ports. */
	AGGRESSIVE;

	/** Whether a scan limited to this class may do something of class {@code other}. */
	public boolean allows(Intrusiveness other) {
		return other.ordinal() <= ordinal();
	}

	@JsonValue
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	@JsonCreator
	public static Intrusiveness of(String label) {
		return valueOf(label.toUpperCase(Locale.ROOT));
	}
}
