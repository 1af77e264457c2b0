package io.mirage.notification.channels;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of receiver. Labels are API: never rename one. */
public enum ChannelKind {
	EMAIL, SMS, WEBHOOK, SLACK, TEAMS, DISCORD, TELEGRAM, MATRIX, JIRA, GITHUB, GITLAB, THEHIVE, SPLUNK, ELASTIC, SYSLOG;

	@JsonValue
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<ChannelKind> find(String label) {
		return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
	}

	@JsonCreator
	public static ChannelKind of(String label) {
		return valueOf(label.toUpperCase(Locale.ROOT));
	}
}
