package io.mirage.platform.stores;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.mirage.platform.readmodel.Columns;

/**
 * What waits for a secondary store, and who brings it there. The table {@code <name>_waiting} is only added to, so those
 * who write facts never wait for each other, and {@code <name>_feed} has one row: which copy the rows belong to, and the
 * process that is at work, for two of them could overtake each other.
 */
public final class Feed {

	private static final String NEW = "new";
	/** Longer than an engine is given for an answer. */
	private static final Duration LEASE = Duration.ofMinutes(1);

	private final JdbcClient jdbc;
	private final String table;
	private final String holder = UUID.randomUUID().toString();

	/** @param name of the tables, with their schema: {@code storage.search} */
	public Feed(JdbcClient jdbc, String name) {
		this.jdbc = jdbc;
		this.table = name;
	}

	/** @return false if another process has it; then there is nothing to do here */
	public boolean take() {
		return jdbc.sql("""
				update %s_feed set holder = :holder, held_until = now() + :lease * interval '1 second'
				where holder = :holder or held_until < now()""".formatted(table))
				.param("holder", holder).param("lease", LEASE.toSeconds()).update() == 1;
	}

	/** Lets another process go on at once. */
	public void release() {
		jdbc.sql("update %s_feed set held_until = '-infinity' where holder = ?".formatted(table)).param(holder).update();
	}

	/** Everything is to wait for a new copy, which nobody has made yet; the caller notes everything. */
	public void begin() {
		empty(NEW);
	}

	/**
	 * Sees to it that what waits completes the copy that the engine has, by a new one if need be.
	 *
	 * @param present what the engine has; absent if nothing
	 * @param noteEverything {@link #begin} and all that belongs to it
	 * @param makeCopy empties the engine, and says what the copy is called
	 */
	public void requireCopy(@Nullable String present, Runnable noteEverything, Supplier<String> makeCopy) {
		if (present == null || !isFor(present)) {
			if (!isFor(NEW)) {
				noteEverything.run();
			}
			adopt(makeCopy.get());
		}
	}

	private boolean isFor(String copy) {
		return jdbc.sql("select count(*) from %s_feed where copy = ?".formatted(table)).param(copy).query(Long.class).single() == 1;
	}

	private void adopt(String copy) {
		jdbc.sql("update %s_feed set copy = ?".formatted(table)).param(copy).update();
	}

	/** No copy is wanted. Should one be wanted again, it is made anew: what happens meanwhile is noted nowhere. */
	public void end() {
		empty("");
	}

	private void empty(String copy) {
		jdbc.sql("delete from %s_waiting".formatted(table)).update();
		adopt(copy);
	}

	public void delete(Collection<Long> rows) {
		jdbc.sql("delete from %s_waiting where seq = any (?)".formatted(table)).param(Columns.longs(rows, seq -> seq)).update();
	}

	public long waiting() {
		return jdbc.sql("select count(*) from %s_waiting".formatted(table)).query(Long.class).single();
	}

	public Optional<Instant> waitingSince() {
		return jdbc.sql("select noted_at from %s_waiting order by noted_at limit 1".formatted(table)).query(OffsetDateTime.class)
				.optional().map(OffsetDateTime::toInstant);
	}
}
