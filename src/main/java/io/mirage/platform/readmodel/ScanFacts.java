package io.mirage.platform.readmodel;

import java.util.Optional;
import java.util.function.Consumer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.mirage.events.entities.EntityId;
import io.mirage.events.scans.ScanDeleted;
import io.mirage.events.scans.ScanId;

/**
 * Scans' facts, for modules that must know facts but do not own them. One copy in a database serves all of them, and
 * {@link ScanFactsComplete} tells them when a scan's is whole.
 */
@Component
public final class ScanFacts {

	private final JdbcClient jdbc;
	private final FactReader reader;
	private final FactWriter writer;

	ScanFacts(JdbcClient jdbc, FactReader reader, FactWriter writer) {
		this.jdbc = jdbc;
		this.reader = reader;
		this.writer = writer;
	}

	/**
	 * Drops the scan's facts; what arrives late is dropped too, even if nothing of the scan was known yet. Every module
	 * that listens to the deletion calls it before it drops what it made of the facts; only the first call has work to do.
	 */
	public void forget(ScanDeleted event) {
		writer.forget(event);
	}

	/** Like {@link #findScan}, and until the transaction ends nobody can forget the scan. */
	public Optional<FactScan> hold(ScanId scan) {
		return reader.hold(scan);
	}

	public Optional<FactScan> findScan(ScanId scan) {
		return reader.findScan(scan);
	}

	/** By id, without holding them all; inside a transaction rows are fetched in portions. */
	public void forEachEntity(ScanId scan, Consumer<FactEntity> consumer) {
		reader.forEachEntity(scan, consumer);
	}

	/** The first ones by type and value: for those who cannot take all of a huge scan. */
	public void forEachEntity(ScanId scan, int limit, Consumer<FactEntity> consumer) {
		reader.forEachEntity(scan, limit, consumer);
	}

	/** By id, without holding them all. */
	public void forEachRelationship(ScanId scan, long limit, Consumer<FactRelationship> consumer) {
		reader.forEachRelationship(scan, limit, consumer);
	}

	/** Every statement that one entity led to another by being asked about; ordered, an entity pair at most once. */
	public void forEachDiscovery(ScanId scan, Consumer<FactDiscovery> consumer) {
		reader.forEachDiscovery(scan, consumer);
	}

	/** Which entity was found by asking which collector about which other one; each once, without holding them all. */
	public void forEachNaming(ScanId scan, Naming consumer) {
		reader.forEachNaming(scan, consumer);
	}

	/** Which collector was asked about which entity, in no order and without holding them all. */
	public void forEachTask(ScanId scan, Consumer<FactTask> consumer) {
		reader.forEachTask(scan, consumer);
	}

	public long countEntities(ScanId scan) {
		return jdbc.sql("select count(*) from facts.scan_entity where scan_id = ?").param(scan.value())
				.query(Long.class).single();
	}

	public long countRelationships(ScanId scan) {
		return jdbc.sql("select count(distinct relationship_id) from facts.scan_relationship where scan_id = ?")
				.param(scan.value()).query(Long.class).single();
	}

	/** How many scans have finished and still lack results for longer than the given number of seconds. */
	public long countOverdue(long seconds) {
		return jdbc.sql("""
				select count(*) from facts.scan
				where (tasks > applied or tasks is not null and not started) and not forgotten and finished_at < now() - ? * interval '1 second'""")
				.param(seconds).query(Long.class).single();
	}

	/** What {@link #forEachNaming} tells. */
	@FunctionalInterface
	public interface Naming {
		void named(EntityId found, EntityId source, String collector);
	}
}
