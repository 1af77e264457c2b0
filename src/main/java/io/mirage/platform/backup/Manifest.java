package io.mirage.platform.backup;

import java.util.Map;

/**
 * What stands last in a backup: what all that came before must have been.
 *
 * @param tables by name, with their schema
 * @param sequences the last value each has given; those that have given none are absent
 * @param files of the data folder, by path; their rows are their bytes
 */
public record Manifest(Map<String, Counted> tables, Map<String, Long> sequences, Map<String, Counted> files) {

	/** @param sha256 in hex, of the rows in PostgreSQL's text format, in the order they were read */
	public record Counted(long rows, String sha256) {}

	public long rows() {
		return tables.values().stream().mapToLong(Counted::rows).sum();
	}
}
