package io.mirage.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
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

	private final Entities entities;
	private final JsonMapper json;

	EntityExport(Entities entities, JsonMapper json) {
		this.entities = entities;
		this.json = json;
	}

	void write(EntityFilter filter, ExportFormat format, OutputStream out) throws IOException {
		Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
		if (format == ExportFormat.CSV) {
			text.write(CsvRow.of(COLUMNS));
		}
		boolean few = entities.isFew(filter);
		Cursor cursor = null;
		do {
			List<EntityView> portion = entities.portion(filter, Entities.Sort.VALUE, cursor, PORTION, few);
			for (EntityView entity : portion) {
				text.write(format == ExportFormat.CSV ? csv(entity) : json.writeValueAsString(entity) + "\n");
			}
			cursor = next(portion);
		} while (cursor != null);
		text.flush();
	}

	private static @Nullable Cursor next(List<EntityView> portion) {
		return portion.size() < PORTION ? null : Entities.Sort.VALUE.cursor(portion.getLast());
	}

	private String csv(EntityView entity) {
		return CsvRow.of(List.of(entity.id().toString(), entity.type(), entity.value(), String.valueOf(entity.confidence()),
				String.join(" ", entity.collectors()), String.join(" ", entity.tags()), entity.firstSeen().toString(),
				entity.lastSeen().toString(), String.valueOf(entity.observationCount()),
				String.join(" ", entity.scanIds().stream().map(Object::toString).toList()),
				json.writeValueAsString(entity.attributes())));
	}
}
