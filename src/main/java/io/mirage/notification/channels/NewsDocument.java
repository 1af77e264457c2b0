package io.mirage.notification.channels;

import java.util.HashMap;
import java.util.Map;

import io.mirage.events.entities.EntityRef;

/** News as a flat document, for what indexes it. */
final class NewsDocument {

	private NewsDocument() {}

	static Map<String, Object> of(Parcel.Line line) {
		News news = line.news();
		Map<String, Object> document = new HashMap<>(Map.of("id", news.id().toString(), "kind", news.kind().label(), "title", news.title(),
				"message", line.text(), "project_id", news.projectId().toString(), "scan_id", news.scanId().toString(),
				"organisation_id", news.organisationId().toString(),
				"entities", news.entities().stream().map(EntityRef::toString).toList(), "@timestamp", news.occurredAt().toString()));
		if (news.severity() != null) {
			document.put("severity", news.severity().label());
		}
		return document;
	}
}
