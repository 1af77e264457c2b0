package io.mirage.correlation.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.mirage.events.collection.Outcome;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;

/**
 * What one scan knows, indexed for rules. It does not change once built; the same facts in any order of building give the same
 * answers in the same order. Who builds it bounds it: entities, relationships and asked sources all stay in memory.
 */
public final class Facts {

	/** @param outcome absent if the source was never asked in the end */
	private record Asked(String collector, @Nullable Outcome outcome) {

		boolean sawEverything() {
			return outcome == Outcome.ANSWERED || outcome == Outcome.EMPTY;
		}
	}

	private record Link(RelationType relation, EntityId end) {}

	/** @param about what the collector was asked about when it found something else */
	record Lead(String collector, EntityId about) {}

	private static final Comparator<Subject> ORDER = Comparator.<Subject, EntityType>comparing(subject -> subject.entity().type())
			.thenComparing(subject -> subject.entity().value());

	private final Instant finishedAt;
	private final boolean whole;
	private final Map<EntityId, Subject> subjects;
	private final Set<EntityId> refuted;
	private final Map<EntityType, List<Subject>> byType = new EnumMap<>(EntityType.class);
	private final Map<EntityId, List<Link>> outgoing;
	private final Map<EntityId, List<Link>> incoming;
	private final Map<EntityId, List<Asked>> asked;
	private final Map<EntityId, Set<String>> namedBy;
	private final Set<EntityId> appeared;
	private final Map<EntityId, Map<String, Set<String>>> before;
	private final Map<EntityId, List<Lead>> leads;
	private final Map<EntityId, List<EntityId>> found;
	private final Map<EntityId, Set<String>> shared;
	private final Targets targets;
	private @Nullable SpiderFootEvents events;
	private final Set<String> answering = new HashSet<>();

	private Facts(Builder builder) {
		finishedAt = builder.finishedAt;
		whole = builder.whole;
		subjects = builder.subjects;
		refuted = Set.copyOf(builder.refuted);
		outgoing = builder.outgoing;
		incoming = builder.incoming;
		asked = builder.asked;
		namedBy = builder.namedBy;
		appeared = builder.appeared;
		before = builder.before;
		leads = builder.leads;
		found = builder.found;
		shared = builder.shared;
		targets = new Targets(builder.targets);
		subjects.values().stream().sorted(ORDER)
				.forEach(subject -> byType.computeIfAbsent(subject.entity().type(), type -> new ArrayList<>()).add(subject));
		asked.values().forEach(all -> all.stream().filter(Asked::sawEverything).forEach(one -> answering.add(one.collector())));
	}

	/** @param finishedAt what "now" means to a rule */
	public static Builder finishedAt(Instant finishedAt) {
		return new Builder(finishedAt);
	}

	public Instant finishedAt() {
		return finishedAt;
	}

	/** Whether every fact of the scan is here: if not, nothing can be said to be missing. */
	public boolean isWhole() {
		return whole;
	}

	/** By type and value; without what people have called false. */
	Stream<Subject> all() {
		return byType.values().stream().flatMap(List::stream).filter(this::isTrue);
	}

	/** By value; without what people have called false. */
	Stream<Subject> ofType(EntityType type) {
		return byType.getOrDefault(type, List.of()).stream().filter(this::isTrue);
	}

	/** One subject per source and entity that it was asked about with such an outcome; by entity, then collector. */
	Stream<Subject> asked(Set<Outcome> outcomes) {
		return all().flatMap(subject -> asked.getOrDefault(subject.entity().id(), List.of()).stream()
						.filter(one -> one.outcome() != null && outcomes.contains(one.outcome()))
						.sorted(Comparator.comparing(Asked::collector))
						.map(one -> asked(subject, one)));
	}

	/** Not what people have called false. */
	Optional<Subject> find(EntityId id) {
		return findAny(id).filter(this::isTrue);
	}

	/** Also what people have called false: it is there all the same. */
	Optional<Subject> findAny(EntityId id) {
		return Optional.ofNullable(subjects.get(id));
	}

	private boolean isTrue(Subject subject) {
		return refuted.isEmpty() || !refuted.contains(subject.entity().id());
	}

	/** The other ends, by type and value; without what people have called false. */
	List<Subject> related(Subject subject, Direction direction, RelationType relation) {
		return relatedAny(subject, direction, relation).stream().filter(this::isTrue).toList();
	}

	/** The other ends, also those that people have called false. */
	List<Subject> relatedAny(Subject subject, Direction direction, RelationType relation) {
		Map<EntityId, List<Link>> links = direction == Direction.TO ? outgoing : incoming;
		return links.getOrDefault(subject.entity().id(), List.of()).stream().filter(link -> link.relation() == relation)
				.flatMap(link -> findAny(link.end()).stream()).distinct().sorted(ORDER).toList();
	}

	/** Collectors that named the entity when they were asked about something that is not on the same host. */
	Set<String> namedBy(Subject subject) {
		return namedBy.getOrDefault(subject.entity().id(), Set.of());
	}

	/** By which questions it was found, in the order of collectors. */
	List<Lead> leadsTo(Subject subject) {
		return leads.getOrDefault(subject.entity().id(), List.of()).stream()
				.sorted(Comparator.comparing(Lead::collector).thenComparing(lead -> lead.about().value())).toList();
	}

	/** What was found by asking about it, by type and value; without what people have called false. */
	List<Subject> foundFrom(Subject subject) {
		return found.getOrDefault(subject.entity().id(), List.of()).stream().distinct().flatMap(id -> find(id).stream()).sorted(ORDER)
				.toList();
	}

	/** Targets of other scans that know it too, sorted; empty if none does or too many do. */
	Set<String> sharedWith(Subject subject) {
		return shared.getOrDefault(subject.entity().id(), Set.of());
	}

	/** Whether a name or an address belongs to the scan's targets; absent if that cannot be said. */
	Optional<Boolean> isOfTarget(Subject subject) {
		return targets.contain(subject, this);
	}

	/** Domains among the scan's targets that a domain could be taken for. */
	List<String> resembles(Subject subject) {
		return targets.resembledBy(subject);
	}

	/** Whether earlier scans of the project looked for it and did not find it. */
	boolean hasAppeared(Subject subject) {
		return appeared.contains(subject.entity().id());
	}

	/** The values that earlier scans of the project know of the attribute, sorted; empty if they know none. */
	Set<String> before(Subject subject, String attribute) {
		return before.getOrDefault(subject.entity().id(), Map.of()).getOrDefault(attribute, Set.of());
	}

	/**
	 * Whether a fact about the subject that these collectors would have found is truly not there: at least one of them was
	 * asked about it, and each that was could have said more and did not. A source that blocked us saw nothing.
	 */
	boolean sawEverything(Subject subject, Collection<String> collectors) {
		List<Asked> relevant = asked.getOrDefault(subject.entity().id(), List.of()).stream()
				.filter(one -> collectors.contains(one.collector())).toList();
		return whole && !relevant.isEmpty() && relevant.stream().allMatch(Asked::sawEverything);
	}

	/** Made when the first rule asks for them. */
	synchronized SpiderFootEvents events() {
		if (events == null) {
			events = new SpiderFootEvents(this);
		}
		return events;
	}

	private Subject asked(Subject about, Asked one) {
		String outcome = one.outcome() == null ? "" : one.outcome().label();
		return new Subject(about.entity(), List.of(one.collector()),
				Map.of("outcome", outcome, "source_answered", String.valueOf(answering.contains(one.collector()))), List.of(),
				List.of(), about.firstSeen(), about.lastSeen());
	}

	/** Takes facts in any order. */
	public static final class Builder {

		private final Instant finishedAt;
		private final Map<EntityId, Subject> subjects = new HashMap<>();
		private final Map<EntityId, List<Link>> outgoing = new HashMap<>();
		private final Map<EntityId, List<Link>> incoming = new HashMap<>();
		private final Map<EntityId, List<Asked>> asked = new HashMap<>();
		private final Map<EntityId, Set<String>> namedBy = new HashMap<>();
		private final Set<EntityId> appeared = new HashSet<>();
		private final Map<EntityId, Map<String, Set<String>>> before = new HashMap<>();
		private final Map<EntityId, List<Lead>> leads = new HashMap<>();
		private final Map<EntityId, List<EntityId>> found = new HashMap<>();
		private final Map<EntityId, Set<String>> shared = new HashMap<>();
		private final List<EntityRef> targets = new ArrayList<>();
		private final Map<Asked, Asked> interned = new HashMap<>();
		private final Set<EntityId> refuted = new HashSet<>();
		private boolean whole = true;

		private Builder(Instant finishedAt) {
			this.finishedAt = finishedAt;
		}

		public Builder entity(Subject subject) {
			subjects.put(subject.entity().id(), subject);
			return this;
		}

		/** Ends that are not among the entities are as good as absent. */
		public Builder relation(EntityId source, RelationType relation, EntityId target) {
			outgoing.computeIfAbsent(source, id -> new ArrayList<>(2)).add(new Link(relation, target));
			incoming.computeIfAbsent(target, id -> new ArrayList<>(2)).add(new Link(relation, source));
			return this;
		}

		/** Call after the entities. A page that names its own host tells nothing new. */
		public Builder named(EntityId found, EntityId askedAbout, String collector) {
			Subject subject = subjects.get(found);
			Subject source = subjects.get(askedAbout);
			leads.computeIfAbsent(found, id -> new ArrayList<>(2)).add(new Lead(collector, askedAbout));
			this.found.computeIfAbsent(askedAbout, id -> new ArrayList<>(2)).add(found);
			if (subject != null && (source == null || !source.host().equals(subject.host()))) {
				namedBy.computeIfAbsent(found, id -> new TreeSet<>()).add(collector);
			}
			return this;
		}

		public Builder asked(String collector, EntityId about, @Nullable Outcome outcome) {
			Asked one = interned.computeIfAbsent(new Asked(collector, outcome), fresh -> fresh);
			asked.computeIfAbsent(about, id -> new ArrayList<>(4)).add(one);
			return this;
		}

		/** People have called it false: no rule speaks of it, and none takes it for absent. */
		public Builder refuted(EntityId entity) {
			refuted.add(entity);
			return this;
		}

		/** Earlier scans of the project looked for it and did not find it. */
		public Builder appeared(EntityId entity) {
			appeared.add(entity);
			return this;
		}

		/** What the scan was asked to look at. */
		public Builder target(EntityRef target) {
			targets.add(target);
			return this;
		}

		/** A scan of another target knows it too. */
		public Builder sharedWith(EntityId entity, String target) {
			shared.computeIfAbsent(entity, id -> new TreeSet<>()).add(target);
			return this;
		}

		/** An earlier scan of the project knows the attribute with that value. */
		public Builder before(EntityId entity, String attribute, String value) {
			before.computeIfAbsent(entity, id -> new HashMap<>(2)).computeIfAbsent(attribute, name -> new TreeSet<>()).add(value);
			return this;
		}

		/** Says that there is more than was given. */
		public Builder incomplete() {
			whole = false;
			return this;
		}

		/** The builder is used up. */
		public Facts build() {
			return new Facts(this);
		}
	}
}
