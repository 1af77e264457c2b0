package io.mirage.reporting;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.readmodel.FactScan;

/**
 * What the HTML form shows of a scan: bounded, however large the scan is.
 *
 * @param types with at least one entity, most frequent first
 * @param findings how many there are by severity, those shown
 * @param ways how the facts were found that the most severe findings rest on
 */
record Digest(FactScan scan, long entities, long observations, long relationships, List<TypeFacts> types,
		List<SeverityFindings> findings, List<Way> ways) {

	/** @param rows the first ones by value; {@code count} says how many there are */
	record TypeFacts(EntityType type, long count, List<Row> rows) {}

	/** @param attributes shortened */
	record Row(String value, int confidence, List<String> collectors, List<String> tags, Map<String, String> attributes,
			Instant firstSeen) {}

	/** @param shown the first ones; {@code count} says how many there are */
	record SeverityFindings(Severity severity, long count, List<Finding> shown) {}

	/** @param steps from what nothing led to, usually a target, to the fact */
	record Way(List<Step> steps) {}

	/** @param collector who found it by asking about the step before; absent for the first */
	record Step(EntityRef entity, @Nullable String collector) {}

	long totalFindings() {
		return findings.stream().mapToLong(SeverityFindings::count).sum();
	}
}
