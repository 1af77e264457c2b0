package io.mirage.platform.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.mirage.platform.backup.Contents.Table;

/** What of a database is Mirage's: every schema with a history of migrations, and what is in it. */
final class Catalogue {

	private static final String HISTORY = "flyway_schema_history";
	/** How the comment of a table begins whose rows can be made anew, or mean nothing elsewhere. */
	private static final String NOT_IN_BACKUPS = "not in backups";

	private final Connection connection;

	Catalogue(Connection connection) {
		this.connection = connection;
	}

	/** With the migration each of them is at. */
	Map<String, String> schemas() throws SQLException {
		Map<String, String> schemas = new TreeMap<>();
		for (String schema : texts("select schemaname from pg_tables where tablename = '" + HISTORY + "' order by 1")) {
			schemas.put(schema, texts("select version from \"" + schema + "\"." + HISTORY
					+ " where success and version is not null order by installed_rank desc limit 1").getFirst());
		}
		return schemas;
	}

	/** Those that are referred to come first. */
	List<Table> tables(Set<String> schemas) throws SQLException {
		Map<String, Table> tables = new LinkedHashMap<>();
		query("""
				select n.nspname, c.relname, array_agg(a.attname::text order by a.attnum) as columns
				from pg_class c join pg_namespace n on n.oid = c.relnamespace
				join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
				where c.relkind = 'r' and n.nspname = any (?) and c.relname <> ?
					and coalesce(obj_description(c.oid, 'pg_class'), '') not like ?
				group by 1, 2 order by 1, 2""", row -> {
			Table table = new Table(row.getString(1), row.getString(2), Arrays.asList((String[]) row.getArray(3).getArray()));
			tables.put(table.label(), table);
		}, array(schemas), HISTORY, NOT_IN_BACKUPS + "%");
		return inOrder(tables, references());
	}

	/** From a table to those its rows refer to. */
	private Map<String, Set<String>> references() throws SQLException {
		Map<String, Set<String>> references = new TreeMap<>();
		query("""
				select fn.nspname || '.' || f.relname, tn.nspname || '.' || t.relname from pg_constraint k
				join pg_class f on f.oid = k.conrelid join pg_namespace fn on fn.oid = f.relnamespace
				join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
				where k.contype = 'f'""",
				row -> references.computeIfAbsent(row.getString(1), table -> new LinkedHashSet<>()).add(row.getString(2)));
		return references;
	}

	private static List<Table> inOrder(Map<String, Table> tables, Map<String, Set<String>> references) {
		Set<String> placed = new LinkedHashSet<>();
		tables.keySet().forEach(table -> place(table, references, placed, new LinkedHashSet<>()));
		return placed.stream().filter(tables::containsKey).map(tables::get).toList();
	}

	private static void place(String table, Map<String, Set<String>> references, Set<String> placed, Set<String> above) {
		if (above.add(table) && !placed.contains(table)) {
			references.getOrDefault(table, Set.of()).forEach(referred -> place(referred, references, placed, above));
			placed.add(table);
		}
	}

	Map<String, Long> sequences(Set<String> schemas) throws SQLException {
		Map<String, Long> sequences = new TreeMap<>();
		query("""
				select schemaname || '.' || sequencename, last_value from pg_sequences
				where schemaname = any (?) and last_value is not null""", row -> sequences.put(row.getString(1), row.getLong(2)),
				array(schemas));
		return sequences;
	}

	private Object array(Set<String> texts) throws SQLException {
		return connection.createArrayOf("text", texts.toArray());
	}

	private List<String> texts(String sql) throws SQLException {
		List<String> texts = new ArrayList<>();
		query(sql, row -> texts.add(row.getString(1)));
		return texts;
	}

	/** Takes a row. */
	private interface Reader {
		void read(ResultSet row) throws SQLException;
	}

	private void query(String sql, Reader reader, Object... parameters) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			for (int i = 0; i < parameters.length; i++) {
				statement.setObject(i + 1, parameters[i]);
			}
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					reader.read(rows);
				}
			}
		}
	}
}
