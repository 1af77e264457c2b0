package io.mirage.events.collection;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a task is in its life. */
public enum TaskState {
	PENDING, RUNNING, COMPLETED, FAILED, SKIPPED, RATE_LIMITED, TIMED_OUT, CANCELLED;

	/** Whether the task will not be touched again. */
	public boolean isFinal() {
		return this != PENDING && this != RUNNING;
	}

	@JsonValue
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	@JsonCreator
	public static TaskState of(String label) {
		return valueOf(label.toUpperCase(Locale.ROOT));
	}
}
