package io.mirage.reporting;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.mirage.events.entities.EntityId;
import io.mirage.platform.readmodel.CsvRow;
import io.mirage.platform.readmodel.FactEntity;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.readmodel.FalsePositives;
import io.mirage.platform.readmodel.ScanFacts;

/** A line for each fact, by type and value, written as it is read; safe to open in a spreadsheet. */
@Component
class CsvReport {

	private static final List<String> HEAD = List.of("type", "value", "confidence", "sources", "tags", "attributes", "first_seen",
			"last_seen");

	private final ScanFacts facts;
	private final FalsePositives refuted;

	CsvReport(ScanFacts facts, FalsePositives refuted) {
		this.facts = facts;
		this.refuted = refuted;
	}

	/** Closes the stream. */
	void write(FactScan scan, OutputStream out) {
		Set<EntityId> left = refuted.of(scan.scanId());
		try (Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
			writer.write(CsvRow.of(HEAD));
			facts.forEachEntity(scan.scanId(), Integer.MAX_VALUE, fact -> {
				if (!left.contains(fact.entity().id())) {
					write(writer, CsvRow.of(cells(fact)));
				}
			});
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static void write(Writer writer, String line) {
		try {
			writer.write(line);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static List<String> cells(FactEntity fact) {
		return List.of(fact.entity().type().label(), fact.entity().value(), Integer.toString(fact.confidence()),
				String.join(" ", fact.collectors()), String.join(" ", fact.tags()), attributes(fact.attributes()),
				fact.firstSeen().toString(), fact.lastSeen().toString());
	}

	private static String attributes(Map<String, String> attributes) {
		return new TreeMap<>(attributes).entrySet().stream().map(each -> each.getKey() + "=" + each.getValue())
				.collect(Collectors.joining("; "));
	}
}
