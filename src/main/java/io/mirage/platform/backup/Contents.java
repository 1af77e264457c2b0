package io.mirage.platform.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What stands first in a backup: enough to make room for the rest.
 *
 * @param format of the backup; another number needs other code to read it
 * @param mirage version that wrote it
 * @param schemas and the migration each of them was at
 * @param tables in an order in which no row refers to one that comes later
 */
record Contents(int format, String mirage, Instant createdAt, Map<String, String> schemas, List<Table> tables) {

	static final int FORMAT = 1;

	/** @param columns as PostgreSQL has them, without generated ones */
	record Table(String schema, String name, List<String> columns) {

		String qualified() {
			return '"' + schema + "\".\"" + name + '"';
		}

		String label() {
			return schema + "." + name;
		}

		/** What goes between {@code copy} and its direction. */
		String copied() {
			return qualified() + " (\"" + String.join("\", \"", columns) + "\")";
		}
	}
}
