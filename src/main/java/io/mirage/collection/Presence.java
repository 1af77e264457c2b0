package io.mirage.collection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Shows other processes that this one lives. It holds the advisory lock of its number on a connection of its own; when
 * the process dies, however that happens, PostgreSQL closes the session and frees the lock, and whoever can take the lock
 * knows that the tasks of that number are nobody's. Unlike an expiry time this needs no waiting and no agreement of
 * clocks.
 */
@Component
class Presence {

	private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
	/** First half of the lock's key, so that no other use of advisory locks meets ours. */
	private static final int LOCKS = 0x636f6c6c;
	private static final int PATIENCE_SECONDS = 5;

	private final DataSource dataSource;
	private final Tasks tasks;
	private @Nullable Connection session;
	private int number;

	Presence(DataSource dataSource, Tasks tasks) {
		this.dataSource = dataSource;
		this.tasks = tasks;
	}

	/** The number under which this process claims tasks now; a new one whenever the last one's lock was lost. */
	synchronized int number() {
		if (session == null) {
			session = open();
			number = take(session);
		}
		return number;
	}

	/** Whether the number is still ours. If not, tasks claimed under it may already be somebody else's. */
	synchronized boolean isValid() {
		if (session == null) {
			return false;
		}
		try {
			if (session.isValid(PATIENCE_SECONDS)) {
				return true;
			}
		} catch (SQLException broken) {
			LOG.debug("The session is broken", broken);
		}
		leave();
		LOG.warn("The session that holds this process's place has ended; its tasks are given back");
		return false;
	}

	/** Gives back the tasks of processes that are gone. @return how many tasks that were */
	synchronized int releaseAbandoned() {
		int own = number();
		int released = 0;
		for (int other : tasks.otherOwners(own)) {
			if (tryLock(other)) {
				released += tasks.release(other);
				jdbc().sql("select pg_advisory_unlock(?, ?)").params(List.of(LOCKS, other)).query(Boolean.class).single();
			}
		}
		return released;
	}

	/** @return the number that was ours until now */
	synchronized OptionalInt leave() {
		if (session == null) {
			return OptionalInt.empty();
		}
		Connection ended = session;
		session = null;
		try (ended) {
			// The pool's connection goes on living, and its locks with it.
			client(ended).sql("select pg_advisory_unlock_all()").query().singleRow();
		} catch (SQLException | DataAccessException broken) {
			LOG.debug("The session had ended already", broken);
		}
		return OptionalInt.of(number);
	}

	private Connection open() {
		try {
			return dataSource.getConnection();
		} catch (SQLException unavailable) {
			throw new DataAccessResourceFailureException("No connection to hold this process's place", unavailable);
		}
	}

	private static int take(Connection session) {
		int next = client(session).sql("select nextval('collection.worker')::int").query(Integer.class).single();
		if (!tryLock(client(session), next)) {
			throw new DataAccessResourceFailureException("The number " + next + " is taken by another process");
		}
		return next;
	}

	private boolean tryLock(int other) {
		return tryLock(jdbc(), other);
	}

	private static boolean tryLock(JdbcClient jdbc, int number) {
		return jdbc.sql("select pg_try_advisory_lock(?, ?)").params(List.of(LOCKS, number)).query(Boolean.class).single();
	}

	private JdbcClient jdbc() {
		if (session == null) {
			throw new DataAccessResourceFailureException("The session is gone");
		}
		return client(session);
	}

	private static JdbcClient client(Connection session) {
		return JdbcClient.create(new SingleConnectionDataSource(session, true));
	}
}
