package io.mirage.collection;

import java.time.Clock;
import java.util.SortedMap;
import java.util.TreeMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.collection.declared.SourcePacks;
import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.platform.RepublishRequested;
import io.mirage.events.registry.SourcePackChanged;

/** Keeps the source packs as the registry announced them last; all collection processes read the same ones. */
@Component
class UploadedPacks implements SourcePacks {

	private static final Logger LOG = LoggerFactory.getLogger(UploadedPacks.class);

	private final JdbcClient jdbc;
	private final ApplicationEventPublisher events;
	private final Clock clock;
	private volatile SortedMap<String, Pack> last = new TreeMap<>();

	UploadedPacks(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	/** Changes that came while this process was away are told again. */
	@EventListener(ApplicationReadyEvent.class)
	@Transactional
	void askForPacks() {
		events.publishEvent(new RepublishRequested(EventHeader.of("collection", OrganisationId.DEFAULT, clock),
				SourcePackChanged.class.getSimpleName(), "collection"));
	}

	/** Idempotent and in any order: of each pack the highest version counts. */
	@ApplicationModuleListener
	void on(SourcePackChanged event) {
		jdbc.sql("""
				insert into collection.source_pack as p (id, version, text) values (:id, :version, :text)
				on conflict (id) do update set version = excluded.version, text = excluded.text where p.version < excluded.version""")
				.param("id", event.id()).param("version", event.version()).param("text", event.source()).update();
	}

	@Override
	public SortedMap<String, Pack> present() {
		try {
			SortedMap<String, Pack> present = new TreeMap<>();
			jdbc.sql("select id, version, text from collection.source_pack where text is not null").query(row -> {
				present.put(row.getString("id"), new Pack(row.getLong("version"), row.getString("text")));
			});
			last = present;
		} catch (DataAccessException storeAway) {
			LOG.warn("Source packs could not be read, the known ones stay: {}", storeAway.getMessage());
		}
		return last;
	}
}
