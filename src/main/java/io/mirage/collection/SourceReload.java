package io.mirage.collection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.collection.declared.DeclaredSources;

/**
 * Looks whether other sources are offered than before, because a file or a setting changed. Then the collectors are
 * announced anew, and what waits for one that is gone ends.
 */
@Component
class SourceReload {

	private static final Logger LOG = LoggerFactory.getLogger(SourceReload.class);

	private final DeclaredSources sources;
	private final Collectors collectors;
	private final CollectorDeclaration declaration;
	private final Tasks tasks;
	private final Announcement announcement;
	private final Bell bell;
	private final TransactionTemplate transaction;
	private boolean untold;

	SourceReload(DeclaredSources sources, Collectors collectors, CollectorDeclaration declaration, Tasks tasks,
			Announcement announcement, Bell bell, TransactionTemplate transaction) {
		this.sources = sources;
		this.collectors = collectors;
		this.declaration = declaration;
		this.tasks = tasks;
		this.announcement = announcement;
		this.bell = bell;
		this.transaction = transaction;
	}

	/** A change that could not be told is told the next time. */
	@Scheduled(fixedDelayString = "${mirage.collection.declared.check-interval:2s}",
			initialDelayString = "${mirage.collection.declared.check-interval:2s}")
	synchronized void check() {
		untold |= sources.refresh();
		if (!untold) {
			return;
		}
		try {
			transaction.executeWithoutResult(status -> {
				declaration.declare();
				announcement.publish(tasks.skipUnknown(collectors.ids()));
			});
			untold = false;
			bell.ring();
		} catch (DataAccessException | TransactionException away) {
			LOG.warn("Changed sources could not be announced, trying again soon: {}", away.getMessage());
		}
	}
}
