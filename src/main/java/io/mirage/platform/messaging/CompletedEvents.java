package io.mirage.platform.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.platform.modules.DeploymentUnit;

/**
 * Removes publications that are dealt with, and events that no publication needs any more: many at a time, on a thread of
 * its own. What a crash leaves is delivered again, which every listener has to bear anyway.
 */
@Component
class CompletedEvents implements SmartLifecycle {

	private static final Logger LOG = LoggerFactory.getLogger(CompletedEvents.class);
	private static final int BATCH = 1000;
	private static final Duration GATHERING = Duration.ofMillis(20);
	private static final Duration PAUSE = Duration.ofSeconds(1);
	/** Wakes the thread. */
	private static final UUID NONE = new UUID(0, 0);

	private final JdbcClient database;
	private final TransactionTemplate transaction;
	private final String schema;
	private final BlockingQueue<UUID> done = new LinkedBlockingQueue<>();
	private volatile boolean open;
	private @Nullable Thread thread;

	CompletedEvents(JdbcClient database, TransactionTemplate transaction, DeploymentUnit unit) {
		this.database = database;
		this.transaction = transaction;
		this.schema = unit.schema();
	}

	void add(UUID publication) {
		done.add(publication);
	}

	/** The events' rows are locked first, so that of two processes that delete the last two publications one sees it. */
	void delete(Collection<UUID> publications) {
		transaction.executeWithoutResult(status -> {
			SqlArrayValue ids = uuids(publications);
			List<UUID> events = database.sql("""
					select id from %1$s.event
					where id in (select event_id from %1$s.event_publication where id = any (?)) order by id for update"""
					.formatted(schema)).param(ids).query(UUID.class).list();
			database.sql("delete from %s.event_publication where id = any (?)".formatted(schema)).param(ids).update();
			deleteUnneeded(events);
		});
	}

	/** @param events whose rows this transaction has locked */
	private void deleteUnneeded(Collection<UUID> events) {
		database.sql("""
				delete from %1$s.event e where id = any (?)
					and not exists (select from %1$s.event_publication p where p.event_id = e.id)""".formatted(schema))
				.param(uuids(events)).update();
	}

	@Override
	public void start() {
		open = true;
		thread = Thread.ofVirtual().name("completed-events").start(this::work);
	}

	@Override
	public void stop() {
		open = false;
		done.add(NONE);
		try {
			if (thread != null) {
				thread.join();
			}
		} catch (InterruptedException hurry) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return open;
	}

	/** The last to stop: listeners that end while the application stops are completed as well. */
	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

	private void work() {
		try {
			while (open || !done.isEmpty()) {
				removeNext();
			}
		} catch (InterruptedException end) {
			Thread.currentThread().interrupt();
		}
	}

	private void removeNext() throws InterruptedException {
		List<UUID> batch = new ArrayList<>(List.of(done.take()));
		if (open) {
			Thread.sleep(GATHERING);
		}
		done.drainTo(batch, BATCH);
		while (!tryDelete(batch) && open) {
			Thread.sleep(PAUSE);
		}
	}

	private boolean tryDelete(List<UUID> batch) {
		try {
			delete(batch);
			return true;
		} catch (DataAccessException | TransactionException away) {
			LOG.warn("{} completed events cannot be removed: {}", batch.size(), away.getMessage());
			return false;
		}
	}

	private static SqlArrayValue uuids(Collection<UUID> ids) {
		return new SqlArrayValue("uuid", ids.toArray());
	}
}
