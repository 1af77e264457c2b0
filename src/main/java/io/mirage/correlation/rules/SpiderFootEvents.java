package io.mirage.correlation.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.mirage.correlation.rules.SpiderFootEvent.Element;
import io.mirage.correlation.rules.SpiderFootTypes.Kind;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityType;

/**
 * A scan's facts as SpiderFoot's events. What a source found by asking about something else is an event with that
 * something as its source; what is said of an entity has the entity as its source.
 */
final class SpiderFootEvents {

	/** A way back that is longer leads nowhere. */
	private static final int MAX_ANCESTORS = 1000;

	private final Facts facts;
	private final SpiderFootTypes types = SpiderFootTypes.table();
	private final Map<EntityId, Set<String>> kinds = new HashMap<>();
	private final Set<EntityId> entities = new HashSet<>();

	SpiderFootEvents(Facts facts) {
		this.facts = facts;
		for (Kind kind : types.kinds()) {
			kind.of(facts).forEach(subject -> {
				kinds.computeIfAbsent(subject.entity().id(), id -> new TreeSet<>()).add(kind.name());
				if (kind.isEntity()) {
					entities.add(subject.entity().id());
				}
			});
		}
	}

	/** In the order of the kinds, then of the facts. */
	Stream<SpiderFootEvent> ofKinds(Predicate<String> wanted) {
		return types.kinds().stream().filter(kind -> wanted.test(kind.name()))
				.flatMap(kind -> kind.of(facts).flatMap(subject -> events(kind, subject)));
	}

	private Stream<SpiderFootEvent> events(Kind kind, Subject subject) {
		if (!kind.isBase()) {
			List<Subject> sources = kind.about() == null ? List.of(subject)
					: facts.related(subject, kind.about().direction(), kind.about().relation());
			return Stream.of(event(kind, subject, modules(subject), sources));
		}
		List<Facts.Lead> leads = facts.leadsTo(subject);
		if (leads.isEmpty()) {
			return Stream.of(event(kind, subject, modules(subject), List.of()));
		}
		return leads.stream()
				.map(lead -> event(kind, subject, Set.of(types.module(lead.collector())), facts.find(lead.about()).stream().toList()));
	}

	private SpiderFootEvent event(Kind kind, Subject subject, Set<String> modules, List<Subject> sources) {
		return new SpiderFootEvent(new Element(Set.of(kind.name()), modules, kind.data(subject, facts)), subject, sources, this, 0);
	}

	/** An entity as all that it is. */
	Element element(Subject subject) {
		return new Element(kinds.getOrDefault(subject.entity().id(), Set.of()), modules(subject), baseData(subject));
	}

	/** What was found from it, and what is said of it. */
	List<Element> children(SpiderFootEvent event) {
		List<Element> children = new ArrayList<>(facts.foundFrom(event.subject()).stream().map(this::element).toList());
		Set<String> own = kinds.getOrDefault(event.subject().entity().id(), Set.of());
		types.kinds().stream().filter(kind -> kind.isDerived() && own.contains(kind.name())).forEach(kind -> children
				.add(new Element(Set.of(kind.name()), modules(event.subject()), kind.data(event.subject(), facts))));
		return children;
	}

	/** The nearest ancestors that an event can be about; the host if the way back shows none. */
	List<Subject> entities(SpiderFootEvent event) {
		List<Subject> found = new ArrayList<>();
		Set<EntityId> seen = new HashSet<>(Set.of(event.subject().entity().id()));
		List<Subject> level = event.sources();
		while (!level.isEmpty() && seen.size() < MAX_ANCESTORS) {
			List<Subject> next = new ArrayList<>();
			for (Subject ancestor : level) {
				if (entities.contains(ancestor.entity().id())) {
					found.add(ancestor);
				} else {
					facts.leadsTo(ancestor).stream().filter(lead -> seen.add(lead.about())).flatMap(lead -> facts.find(lead.about()).stream())
							.forEach(next::add);
				}
			}
			level = next;
		}
		return found.isEmpty() ? host(event.subject()) : found.stream().distinct().toList();
	}

	private List<Subject> host(Subject subject) {
		return subject.host().stream()
				.flatMap(host -> Stream.of(EntityType.HOSTNAME, EntityType.DOMAIN_NAME, EntityType.IP_ADDRESS)
						.flatMap(type -> facts.find(EntityId.of(type, host)).stream()))
				.filter(other -> entities.contains(other.entity().id()) && !other.equals(subject)).toList();
	}

	private String baseData(Subject subject) {
		Set<String> own = kinds.getOrDefault(subject.entity().id(), Set.of());
		return types.kinds().stream().filter(kind -> kind.isBase() && own.contains(kind.name())).findFirst()
				.map(kind -> kind.data(subject, facts)).orElse(subject.entity().value());
	}

	private Set<String> modules(Subject subject) {
		return subject.collectors().stream().map(types::module).collect(Collectors.toCollection(TreeSet::new));
	}
}
