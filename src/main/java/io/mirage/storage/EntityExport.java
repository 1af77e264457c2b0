package io.mirage.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.platform.readmodel.CsvRow;

/**
 * Writes everything that a filter finds, portion by portion: no connection is held while the caller reads. What changes
 * meanwhile may be in it or not; nothing is in it twice.
 */
@Component
class EntityExport {

	private static final int PORTION = 1000;
	private static final List<String> COLUMNS = List.of("id", "type", "value", "confidence", "collectors", "tags", "first_seen",
			"last_seen", "observation_count", "scan_ids", "attributes");

	private final EntityLists entities;
	private final JsonMapper json;

	EntityExport(EntityLists entities, JsonMapper json) {
		this.entities = entities;
		this.json = json;
	}

	void write(EntityFilter filter, ExportFormat format, OutputStream out) throws IOException {
		Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
		if (format == ExportFormat.CSV) {
			text.write(CsvRow.of(COLUMNS));
		}
		long total = entities.count(filter);
		Cursor cursor = null;
		do {
			EntitySearch.Portion portion = entities.portion(filter, Sort.VALUE, cursor, PORTION, total);
			for (EntityView entity : portion.entities()) {
				text.write(format == ExportFormat.CSV ? csv(entity) : json.writeValueAsString(entity) + "\n");
			}
			cursor = portion.next();
		} while (cursor != null);
		text.flush();
	}

	private String csv(EntityView entity) {
		return CsvRow.of(List.of(entity.id().toString(), entity.type(), entity.value(), String.valueOf(entity.confidence()),
				String.join(" ", entity.collectors()), String.join(" ", entity.tags()), entity.firstSeen().toString(),
				entity.lastSeen().toString(), String.valueOf(entity.observationCount()),
				String.join(" ", entity.scanIds().stream().map(Object::toString).toList()),
				json.writeValueAsString(entity.attributes())));
	}
}
