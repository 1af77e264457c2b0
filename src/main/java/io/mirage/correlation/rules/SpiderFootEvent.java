package io.mirage.correlation.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One of our facts as SpiderFoot would have told it.
 *
 * @param subject the entity it says something about
 * @param sources what it came from
 * @param collection number of the rule's collection that it is in
 */
record SpiderFootEvent(Element self, Subject subject, List<Subject> sources, SpiderFootEvents all, int collection) {

	/** What can be asked of an event and of its relatives; we know an entity as several kinds at once. */
	record Element(Set<String> types, Set<String> modules, String data) {

		Stream<String> values(SpiderFootField.Property property) {
			return switch (property) {
				case TYPE -> types.stream();
				case MODULE -> modules.stream();
				case DATA -> Stream.of(data);
			};
		}
	}

	SpiderFootEvent in(int number) {
		return new SpiderFootEvent(self, subject, sources, all, number);
	}

	Stream<Element> elements(SpiderFootField.Relative relative) {
		return switch (relative) {
			case SELF -> Stream.of(self);
			case SOURCE -> sources.stream().map(all::element);
			case CHILD -> all.children(this).stream();
			case ENTITY -> all.entities(this).stream().map(all::element);
		};
	}

	List<String> values(SpiderFootField field) {
		return elements(field.relative()).flatMap(element -> element.values(field.property())).distinct().toList();
	}
}
