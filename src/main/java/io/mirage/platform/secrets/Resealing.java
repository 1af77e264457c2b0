package io.mirage.platform.secrets;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Seals anew what former master keys have sealed, once for each new key. Processes that share a table do no harm to each
 * other: a value is replaced only by the same secret.
 */
@Component
class Resealing {

	private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);

	private final ObjectProvider<SealedColumn> columns;
	private final Vault vault;
	private final JdbcClient jdbc;
	private @Nullable String done;

	private record Row(String id, String sealed) {}

	Resealing(ObjectProvider<SealedColumn> columns, Vault vault, JdbcClient jdbc) {
		this.columns = columns;
		this.vault = vault;
		this.jdbc = jdbc;
	}

	@Scheduled(fixedDelayString = "${mirage.secrets.reseal-interval:5s}")
	void look() {
		String key = vault.keyId();
		if (key.equals(done)) {
			return;
		}
		try {
			int sealed = columns.stream().mapToInt(column -> reseal(column, key)).sum();
			if (sealed > 0) {
				LOG.warn("{} secrets are sealed with the master key {} now", sealed, key);
			}
			done = key;
		} catch (DataAccessException away) {
			LOG.warn("Secrets could not be sealed anew, trying again soon: {}", away.getMessage());
		}
	}

	private int reseal(SealedColumn column, String key) {
		List<Row> old = jdbc.sql("select %s as id, %s as sealed from %s where %2$s is not null and %2$s not like ? || '.%%'"
				.formatted(column.id(), column.column(), column.table()))
				.param(key.replace("_", "\\_")).query(Row.class).list();
		return old.stream().mapToInt(row -> reseal(column, row)).sum();
	}

	private int reseal(SealedColumn column, Row row) {
		String context = column.context().apply(row.id());
		try {
			String sealed = vault.seal(vault.open(row.sealed(), context), context);
			return jdbc.sql("update %s set %s = ? where %s = ? and %2$s = ?".formatted(column.table(), column.column(), column.id()))
					.params(sealed, row.id(), row.sealed()).update();
		} catch (IllegalStateException shut) {
			LOG.error("{}; it stays as it is", shut.getMessage());
			return 0;
		}
	}
}
