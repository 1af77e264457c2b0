package io.mirage.reporting;

import java.util.List;

import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.reporting.document.Step;

/**
 * The essence of a scan: bounded, however large the scan is.
 *
 * @param types with at least one entity, most frequent first
 * @param findings how many there are by severity, those shown
 * @param ways how the facts were found that the most severe findings rest on, each from what nothing led to, usually a
 *            target, to the fact
 */
record Digest(FactScan scan, long entities, long observations, long relationships, List<TypeCount> types,
		List<SeverityFindings> findings, List<List<Step>> ways) {

	record TypeCount(EntityType type, long count) {}

	/** @param shown the first ones; {@code count} says how many there are */
	record SeverityFindings(Severity severity, long count, List<Finding> shown) {}

	long totalFindings() {
		return findings.stream().mapToLong(SeverityFindings::count).sum();
	}

	long count(EntityType type) {
		return types.stream().filter(each -> each.type() == type).mapToLong(TypeCount::count).sum();
	}

	long count(Severity severity) {
		return findings.stream().filter(each -> each.severity() == severity).mapToLong(SeverityFindings::count).sum();
	}
}
