package io.mirage.integration.formats;

import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.Uuids;
import io.mirage.events.correlation.Finding;
import io.mirage.events.entities.EntityId;
import io.mirage.platform.readmodel.FactEntity;
import io.mirage.platform.readmodel.FactRelationship;
import io.mirage.platform.readmodel.FactScan;

/**
 * A bundle of STIX 2.1: observables, identities and vulnerabilities, relationships between them, and a note for each
 * finding. What has no type in STIX is left out, and so are relationships with it; nothing is bent to fit.
 */
final class StixWriter implements ExportWriter {

	private static final String VERSION = "2.1";
	/** The same in every bundle of every installation. */
	private static final String AUTHOR = "identity--" + Uuids.derived(new UUID(0, 0), "Mirage");

	private final JsonGenerator json;
	private final StixObjects objects;
	private final Map<EntityId, String> ids = new HashMap<>();
	private final Set<String> written = new HashSet<>();
	private Instant at = Instant.EPOCH;
	private UUID scan = new UUID(0, 0);
	private long count;

	StixWriter(OutputStream out, JsonMapper mapper) {
		this.json = mapper.createGenerator(out);
		this.objects = new StixObjects(mapper);
	}

	@Override
	public void scan(FactScan facts, long entities, long relationships, long findings) {
		@Nullable Instant finished = facts.finishedAt();
		at = (finished == null ? Instant.EPOCH : finished).truncatedTo(ChronoUnit.MILLIS);
		scan = facts.scanId().value();
		json.writeStartObject();
		json.writeStringProperty("type", "bundle");
		json.writeStringProperty("id", "bundle--" + Uuids.derived(scan, "stix"));
		json.writeName("objects");
		json.writeStartArray();
		Map<String, Object> author = described("identity", AUTHOR);
		author.remove("created_by_ref");
		author.put("name", "Mirage");
		author.put("identity_class", "system");
		write(author);
	}

	@Override
	public void entity(FactEntity fact) {
		objects.observable(fact.entity()).ifPresent(observable -> {
			// two kinds of entity may be one observable: a domain and a host of the same name
			if (written.add(observable.id())) {
				write(observable.members());
			}
			ids.put(fact.entity().id(), observable.id());
		});
		objects.knowledge(fact.entity()).ifPresent(members -> {
			String kind = StixObjects.kind(fact.entity().type());
			String id = kind + "--" + Uuids.derived(scan, fact.entity().id().toString());
			Map<String, Object> known = described(kind, id);
			known.put("confidence", fact.confidence());
			known.putAll(members);
			write(known);
			ids.put(fact.entity().id(), id);
		});
	}

	@Override
	public void relationship(FactRelationship fact) {
		@Nullable String source = ids.get(fact.source());
		@Nullable String target = ids.get(fact.target());
		if (source != null && target != null) {
			Map<String, Object> relationship = described("relationship", "relationship--" + Uuids.derived(scan, fact.id().toString()));
			relationship.put("confidence", fact.confidence());
			relationship.put("relationship_type", fact.type().label().replace('_', '-'));
			relationship.put("source_ref", source);
			relationship.put("target_ref", target);
			write(relationship);
		}
	}

	@Override
	public void finding(Finding finding) {
		List<String> about = finding.evidence().stream().map(evidence -> ids.get(evidence.entity().id())).filter(Objects::nonNull)
				.distinct().toList();
		Map<String, Object> note = described("note", "note--" + Uuids.derived(scan, finding.id().toString()));
		note.put("labels", List.of("severity:" + finding.severity().label(), "rule:" + finding.ruleId()));
		note.put("abstract", finding.headline());
		note.put("content", finding.why().isBlank() ? finding.headline() : finding.why());
		note.put("object_refs", about.isEmpty() ? List.of(AUTHOR) : about);
		write(note);
	}

	@Override
	public long end() {
		json.writeEndArray();
		json.writeEndObject();
		json.flush();
		return count;
	}

	private Map<String, Object> described(String type, String id) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("type", type);
		members.put("spec_version", VERSION);
		members.put("id", id);
		members.put("created_by_ref", AUTHOR);
		members.put("created", at.toString());
		members.put("modified", at.toString());
		return members;
	}

	private void write(Map<String, Object> object) {
		json.writePOJO(object);
		count++;
	}
}
