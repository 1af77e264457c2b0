package io.mirage.integration.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.correlation.Finding;
import io.mirage.platform.readmodel.CsvRow;
import io.mirage.platform.readmodel.FactEntity;
import io.mirage.platform.readmodel.FactRelationship;
import io.mirage.platform.readmodel.FactScan;

/** A line for each entity, harmless to spreadsheets. */
final class CsvWriter implements ExportWriter {

	private final OutputStream out;
	private long lines;

	CsvWriter(OutputStream out, JsonMapper unused) {
		this.out = out;
	}

	@Override
	public void scan(FactScan scan, long entities, long relationships, long findings) {
		write(List.of("type", "value", "confidence", "collectors", "tags", "first_seen", "last_seen"));
	}

	@Override
	public void entity(FactEntity entity) {
		write(List.of(entity.entity().type().label(), entity.entity().value(), Integer.toString(entity.confidence()),
				String.join(" ", entity.collectors()), String.join(" ", entity.tags()), entity.firstSeen().toString(),
				entity.lastSeen().toString()));
	}

	@Override
	public void relationship(FactRelationship relationship) {}

	@Override
	public void finding(Finding finding) {}

	@Override
	public long end() {
		return lines;
	}

	private void write(List<String> cells) {
		try {
			out.write(CsvRow.of(cells).getBytes(StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw new UncheckedIOException("Cannot write an export", e);
		}
		lines++;
	}
}
