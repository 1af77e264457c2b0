package io.mirage.events.scans;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jmolecules.ddd.types.Identifier;

import io.mirage.events.Uuids;
import io.mirage.events.entities.EntityId;

/** Identifies a task: one collector applied to one entity in one scan, hence derived from the three. In JSON a plain string. */
public record TaskId(@JsonValue UUID value) implements Identifier {
	/** The same scan, collector and entity give the same task, so planning twice plans once. */
	public static TaskId of(ScanId scan, String collector, EntityId entity) {
		return new TaskId(Uuids.derived(scan.value(), collector + '\n' + entity));
	}

	@JsonCreator(mode = Mode.DELEGATING)
	public TaskId {}

	/** @throws IllegalArgumentException if {@code text} is not a UUID */
	public static TaskId of(String text) {
		return new TaskId(UUID.fromString(text));
	}

	@Override
	public String toString() {
		return value.toString();
	}
}
