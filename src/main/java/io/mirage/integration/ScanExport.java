package io.mirage.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.Uuids;
import io.mirage.events.entities.EntityId;
import io.mirage.events.integration.ExportWritten;
import io.mirage.events.scans.ScanId;
import io.mirage.integration.Subjects.Subject;
import io.mirage.integration.formats.ExportWriter;
import io.mirage.integration.formats.Format;
import io.mirage.integration.formats.MeasuredOutput;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.readmodel.FalsePositives;
import io.mirage.platform.readmodel.ScanFacts;

/**
 * Writes the exports of complete scans, row by row from the read model into the store, without what people have called
 * false.
 */
@Service
class ScanExport {

	private final ScanFacts facts;
	private final FalsePositives refuted;
	private final Findings findings;
	private final Subjects subjects;
	private final Exports exports;
	private final IntegrationProperties properties;
	private final JsonMapper json;
	private final MeterRegistry metrics;
	private final ApplicationEventPublisher events;
	private final Clock clock;

	ScanExport(ScanFacts facts, FalsePositives refuted, Findings findings, Subjects subjects, Exports exports, IntegrationProperties properties,
			JsonMapper json, MeterRegistry metrics, ApplicationEventPublisher events, Clock clock) {
		this.facts = facts;
		this.refuted = refuted;
		this.findings = findings;
		this.subjects = subjects;
		this.exports = exports;
		this.properties = properties;
		this.json = json;
		this.metrics = metrics;
		this.events = events;
		this.clock = clock;
	}

	/** All facts, the targets and all findings are here. */
	boolean isComplete(Subject subject) {
		Long expected = subject.findings();
		return !subject.forgotten() && expected != null && findings.count(subject.scan()) >= expected
				&& facts.findScan(subject.scan()).filter(FactScan::complete).isPresent();
	}

	/** Writes a scan's first export, unless somebody else does. Its id follows from the scan. */
	@Transactional
	public void writeFirst(ScanId id) {
		if (subjects.lockIfDue(id)) {
			facts.findScan(id).ifPresent(scan -> write(scan, Uuids.derived(id.value(), Format.NDJSON.label()), Format.NDJSON));
			subjects.written(id);
		}
	}

	/** @throws io.mirage.platform.web.ProblemException if the organisation has no such scan, or it is not complete */
	@Transactional
	public Export writeAgain(ScanId id, OrganisationId organisation, Format format) {
		FactScan scan = facts.findScan(id).filter(found -> found.organisationId().equals(organisation))
				.orElseThrow(() -> IntegrationProblem.UNKNOWN_SCAN.because("There is no scan " + id + "."));
		if (!isComplete(subjects.lock(id))) {
			throw IntegrationProblem.SCAN_NOT_COMPLETE
					.because("Not all facts and findings of scan " + id + " have arrived yet. Try again when it is over.");
		}
		return write(scan, Uuids.timeOrdered(clock.instant()), format);
	}

	private Export write(FactScan scan, UUID id, Format format) {
		Export begun = new Export(id, scan.organisationId(), scan.projectId(), scan.scanId(), format.label(), 0, 0, "", clock.instant());
		exports.begin(begun);
		Export export = writeContent(scan, begun, format);
		exports.seal(export);
		metrics.counter("mirage.integration.exports", "format", export.format()).increment();
		metrics.counter("mirage.integration.bytes", "format", export.format()).increment(export.bytes());
		events.publishEvent(new ExportWritten(EventHeader.of(scan.scanId(), scan.organisationId(), clock), id, scan.scanId(),
				scan.projectId(), export.format(), export.lines(), export.bytes()));
		return export;
	}

	private Export writeContent(FactScan scan, Export export, Format format) {
		int chunkSize = Math.toIntExact(properties.chunkSize().toBytes());
		try (MeasuredOutput out = new MeasuredOutput(new ChunkOutput(exports, export.id(), chunkSize))) {
			ExportWriter writer = format.writer(out, json);
			write(scan, writer);
			return export.sealed(writer.end(), out.bytes(), out.sha256Hex());
		} catch (IOException e) {
			throw new UncheckedIOException("Cannot write an export of scan " + scan.scanId(), e);
		}
	}

	private void write(FactScan scan, ExportWriter writer) {
		ScanId id = scan.scanId();
		writer.scan(scan, facts.countEntities(id) - refuted.countEntities(id), facts.countRelationships(id) - refuted.countRelationships(id),
				findings.countTrue(id));
		Set<EntityId> left = refuted.of(id);
		facts.forEachEntity(id, entity -> {
			if (!left.contains(entity.entity().id())) {
				writer.entity(entity);
			}
		});
		facts.forEachRelationship(id, Long.MAX_VALUE, edge -> {
			if (!left.contains(edge.source()) && !left.contains(edge.target())) {
				writer.relationship(edge);
			}
		});
		findings.forEach(id, writer::finding);
	}
}
