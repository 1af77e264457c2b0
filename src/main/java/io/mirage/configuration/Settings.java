package io.mirage.configuration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.platform.secrets.SealedColumn;
import io.mirage.platform.secrets.Vault;

/** The stored changes. A setting is a row only once it has been changed. */
@Repository
class Settings {

	static final SealedColumn SEALED = new SealedColumn("configuration.setting", "namespace || ' ' || key", "sealed", Settings::context);

	private final JdbcClient jdbc;
	private final JsonMapper json;

	Settings(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	private static String context(String id) {
		int blank = id.indexOf(' ');
		return Vault.contextOf(id.substring(0, blank), id.substring(blank + 1));
	}

	/** The latest change of every setting in the namespace that was ever changed, by key; also of undeclared ones. */
	Map<String, Change> latest(String namespace) {
		Map<String, Change> latest = new HashMap<>();
		jdbc.sql("select * from configuration.setting where namespace = ?").param(namespace)
				.query(row -> {
					latest.put(row.getString("key"), withSecret(row, 0));
				});
		return latest;
	}

	Optional<Change> find(Declaration setting) {
		return jdbc.sql("select * from configuration.setting where namespace = ? and key = ?")
				.params(setting.namespace(), setting.key()).query(this::withSecret).optional();
	}

	/** As {@link #find}, and until the transaction ends nobody else changes any setting of the namespace. */
	Optional<Change> lock(Declaration setting) {
		jdbc.sql("insert into configuration.namespace (name) values (?) on conflict do nothing").param(setting.namespace())
				.update();
		jdbc.sql("select name from configuration.namespace where name = ? for update").param(setting.namespace())
				.query(String.class).single();
		return find(setting);
	}

	/** @param keep how many versions stay in the history */
	void store(Declaration setting, Change change, int keep) {
		Object[] row = {setting.namespace(), setting.key(), change.version(), change.value().toString(), change.overridden(),
				change.at().atOffset(ZoneOffset.UTC), change.by(), change.hint()};
		jdbc.sql("""
				insert into configuration.setting (namespace, key, version, value, overridden, changed_at, changed_by, hint, sealed)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (namespace, key) do update set version = excluded.version,
					value = excluded.value, overridden = excluded.overridden, changed_at = excluded.changed_at,
					changed_by = excluded.changed_by, hint = excluded.hint, sealed = excluded.sealed""")
				.params(row).param(change.sealed()).update();
		jdbc.sql("""
				insert into configuration.setting_version (namespace, key, version, value, overridden, changed_at, changed_by, hint)
				values (?, ?, ?, ?, ?, ?, ?, ?)""").params(row).update();
		jdbc.sql("delete from configuration.setting_version where namespace = ? and key = ? and version <= ?")
				.params(setting.namespace(), setting.key(), change.version() - keep).update();
	}

	/** The newest first. */
	List<Change> history(Declaration setting) {
		return jdbc.sql("select * from configuration.setting_version where namespace = ? and key = ? order by version desc")
				.params(setting.namespace(), setting.key()).query(this::past).list();
	}

	private Change withSecret(ResultSet row, int number) throws SQLException {
		return change(row, row.getString("sealed"));
	}

	private Change past(ResultSet row, int number) throws SQLException {
		return change(row, null);
	}

	private Change change(ResultSet row, @Nullable String sealed) throws SQLException {
		return new Change(row.getLong("version"), json.readTree(row.getString("value")), row.getBoolean("overridden"),
				row.getObject("changed_at", OffsetDateTime.class).toInstant(), row.getString("changed_by"), sealed, row.getString("hint"));
	}
}
