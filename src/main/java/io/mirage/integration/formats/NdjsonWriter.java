package io.mirage.integration.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.correlation.Finding;
import io.mirage.platform.readmodel.FactEntity;
import io.mirage.platform.readmodel.FactRelationship;
import io.mirage.platform.readmodel.FactScan;

/** One JSON object a line. JSON has no line break outside of its escapes, so each object is one line. */
final class NdjsonWriter implements ExportWriter {

	private final OutputStream out;
	private final JsonMapper json;
	private long lines;

	NdjsonWriter(OutputStream out, JsonMapper json) {
		this.out = out;
		this.json = json;
	}

	@Override
	public void scan(FactScan scan, long entities, long relationships, long findings) {
		write(ExportLine.ScanLine.of(scan, entities, relationships, findings));
	}

	@Override
	public void entity(FactEntity entity) {
		write(ExportLine.EntityLine.of(entity));
	}

	@Override
	public void relationship(FactRelationship relationship) {
		write(ExportLine.RelationshipLine.of(relationship));
	}

	@Override
	public void finding(Finding finding) {
		write(ExportLine.FindingLine.of(finding));
	}

	@Override
	public long end() {
		return lines;
	}

	private void write(ExportLine line) {
		try {
			out.write(json.writeValueAsBytes(line));
			out.write('\n');
		} catch (IOException e) {
			throw new UncheckedIOException("Cannot write an export", e);
		}
		lines++;
	}
}
