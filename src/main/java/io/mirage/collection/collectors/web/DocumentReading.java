package io.mirage.collection.collectors.web;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.mirage.collection.collectors.text.PhoneText;
import io.mirage.collection.collectors.text.TextReading;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Fact;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;

/** Turns a fetched document into facts: who wrote it, with what, when, and what its text tells. */
final class DocumentReading {

	private static final int CERTAIN = 95;
	/** Anybody can write any name into a file. */
	private static final int PLAUSIBLE = 70;
	private static final int MOST_NAMES = 10;

	private final Answer answer;
	private final EntityRef url;

	DocumentReading(Answer answer, EntityRef url) {
		this.answer = answer;
		this.url = url;
	}

	/** Nothing if it is no document; of one that cannot be read, why. */
	void read(HttpReply reply) {
		try {
			DocumentContent.read(reply).ifPresent(this::found);
		} catch (Unreadable broken) {
			document().ifPresent(document -> answer.found(document).attribute("unreadable", broken.reason()));
		}
	}

	private Optional<EntityRef> document() {
		Optional<EntityRef> document = answer.confidence(CERTAIN).found(EntityType.DOCUMENT, url.value());
		document.ifPresent(found -> answer.relate(url, RelationType.HOSTS, found));
		return document;
	}

	private void found(DocumentContent content) {
		document().ifPresent(document -> {
			Fact fact = answer.found(document).attribute("format", content.format());
			content.properties().forEach(fact::attribute);
			people(document, content.properties());
			software(document, content.properties());
			Optional.ofNullable(content.properties().get("company")).flatMap(name -> answer.confidence(PLAUSIBLE).found(EntityType.ORGANIZATION, name))
					.ifPresent(company -> answer.relate(company, RelationType.MENTIONED_IN, document));
			TextReading reading = new TextReading(answer, document, PhoneText.ANYWHERE);
			reading.prose(String.join("\n", content.properties().values()));
			reading.prose(content.text());
			reading.source(content.text());
		});
	}

	/** One property may name several, and an account's name is as usual as a person's. */
	private void people(EntityRef document, Map<String, String> properties) {
		Stream.of("author", "last_author", "manager").flatMap(name -> Optional.ofNullable(properties.get(name)).stream())
				.flatMap(names -> Arrays.stream(names.split("[;,&]"))).map(String::strip).filter(name -> name.indexOf('@') < 0).distinct()
				.limit(MOST_NAMES).forEach(name -> answer.confidence(PLAUSIBLE)
						.found(name.indexOf(' ') > 0 ? EntityType.PERSON : EntityType.USERNAME, name)
						.ifPresent(person -> answer.relate(person, RelationType.MENTIONED_IN, document)));
	}

	private void software(EntityRef document, Map<String, String> properties) {
		Stream.of("software", "producer").flatMap(name -> Optional.ofNullable(properties.get(name)).stream())
				.flatMap(text -> Product.list(text).stream()).forEach(product -> answer.confidence(CERTAIN)
						.found(EntityType.TECHNOLOGY, product.name()).ifPresent(technology -> {
							answer.found(technology).attribute("version", product.version());
							answer.relate(document, RelationType.USES_TECHNOLOGY, technology);
						}));
	}
}
