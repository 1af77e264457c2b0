package io.mirage.integration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import io.mirage.events.scans.ScanId;

/**
 * Writes the exports that are due, apart from the listeners: a large one takes a while, and one that cannot be written
 * must not make facts be delivered again. Several processes share the work.
 */
@Component
class ExportSchedule {

	private static final Logger LOG = LoggerFactory.getLogger(ExportSchedule.class);

	private final Subjects subjects;
	private final ScanExport export;
	private final IntegrationProperties properties;

	ExportSchedule(Subjects subjects, ScanExport export, IntegrationProperties properties) {
		this.subjects = subjects;
		this.export = export;
		this.properties = properties;
	}

	@Scheduled(fixedDelayString = "${mirage.integration.interval:1s}")
	void writeDue() {
		subjects.allDue(properties.maxAttempts()).forEach(this::write);
	}

	private void write(ScanId scan) {
		try {
			export.writeFirst(scan);
		} catch (RuntimeException failure) {
			LOG.error("The export of scan {} could not be written", scan, failure);
			subjects.failed(scan);
		}
	}
}
