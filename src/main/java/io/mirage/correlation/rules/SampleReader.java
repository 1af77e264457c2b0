package io.mirage.correlation.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.mirage.correlation.rules.Facts.Builder;
import io.mirage.events.Uuids;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;

/** Reads the sample facts of a rule file. Entities are written {@code Hostname www.example.com}. */
final class SampleReader {

	private static final Instant FINISHED = Instant.parse("2026-11-24T12:00:00Z");
	private static final UUID NAMESPACE = UUID.fromString("6d697261-6765-5e00-8000-73616d706c65");

	private final Map<EntityId, Subject> subjects = new LinkedHashMap<>();
	private final Builder builder = Facts.finishedAt(FINISHED);

	private SampleReader() {}

	/** @param needed whether there must be some of either kind */
	static List<Sample> samples(Section file, boolean needed) {
		List<Section> matching = file.sections("matching");
		List<Section> notMatching = file.sections("not_matching");
		if (needed && (matching.isEmpty() || notMatching.isEmpty())) {
			throw file.wrong(matching.isEmpty() ? "matching" : "not_matching", "is missing; every rule shows facts that it "
					+ "speaks about and facts that it does not");
		}
		return Stream.concat(matching.stream().map(section -> sample(section, true)),
				notMatching.stream().map(section -> sample(section, false))).toList();
	}

	private static Sample sample(Section section, boolean matching) {
		List<String> headlines = matching ? section.texts("headlines") : List.of();
		if (matching && headlines.isEmpty()) {
			throw section.wrong("headlines", "is missing; say what the rule says of these facts");
		}
		Sample sample = new Sample(section.path(), new SampleReader().facts(section), headlines);
		section.nothingElse();
		return sample;
	}

	private Facts facts(Section section) {
		List<Section> entities = section.sections("entities");
		entities.forEach(this::describe);
		section.texts("targets").forEach(target -> builder.target(section.read("targets", target, SampleReader::entity)));
		section.rows("relations", 3).forEach(row -> builder.relation(mention(section, "relations", row.get(0)),
				section.read("relations", row.get(1), Field::relation), mention(section, "relations", row.get(2))));
		section.rows("asked", 3).forEach(row -> builder.asked(row.get(0), mention(section, "asked", row.get(1)),
				section.read("asked", row.get(2), RuleReader::outcome)));
		subjects.values().forEach(builder::entity);
		entities.forEach(this::named);
		return builder.build();
	}

	private void describe(Section section) {
		EntityRef entity = section.read("entity", SampleReader::entity);
		List<String> collectors = section.texts("collectors");
		List<UUID> observations = new ArrayList<>();
		collectors.forEach(collector -> observations.add(Uuids.derived(NAMESPACE, collector + entity.id())));
		subjects.put(entity.id(), new Subject(entity, collectors, section.map("attributes"), section.texts("tags"), observations,
				FINISHED, FINISHED));
	}

	private void named(Section section) {
		EntityRef entity = section.read("entity", SampleReader::entity);
		if (section.has("appeared") && section.text("appeared").equals("true")) {
			builder.appeared(entity.id());
		}
		section.map("before").forEach((attribute, value) -> builder.before(entity.id(), attribute, value));
		section.texts("shared_with").forEach(target -> builder.sharedWith(entity.id(), target));
		section.texts("named_by").forEach(collector -> builder.named(entity.id(),
				EntityId.of(EntityType.IDENTIFIER, "something else"), collector));
		section.nothingElse();
	}

	private EntityId mention(Section section, String key, String text) {
		EntityRef entity = section.read(key, text, SampleReader::entity);
		subjects.putIfAbsent(entity.id(), Subject.unobserved(entity, FINISHED));
		return entity.id();
	}

	private static EntityRef entity(String text) {
		int blank = text.indexOf(' ');
		if (blank < 0) {
			throw new IllegalArgumentException("'" + text + "' is not an entity type, a blank and a value");
		}
		return EntityRef.of(EntityType.of(text.substring(0, blank)), text.substring(blank + 1));
	}
}
