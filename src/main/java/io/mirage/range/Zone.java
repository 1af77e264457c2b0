package io.mirage.range;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** The records of one zone and the rules for looking them up: aliases, wildcards, names that exist without records. */
final class Zone {

	private static final Name WILDCARD = Name.fromConstantString("*");

	private final Name origin;

	/** In canonical order, so that what lies below a name follows it directly. */
	private final NavigableMap<Name, Map<Integer, List<Record>>> nodes = new TreeMap<>();

	private Zone(Name origin) {
		this.origin = origin;
	}

	/** @param masterFile RFC 1035, section 5 */
	static Zone parse(String originText, String masterFile) {
		Zone zone = new Zone(Name.fromConstantString(originText + "."));
		try (Master master = new Master(new ByteArrayInputStream(masterFile.getBytes(StandardCharsets.UTF_8)), zone.origin)) {
			master.disableIncludes();
			for (Record entry = master.nextRecord(); entry != null; entry = master.nextRecord()) {
				zone.add(entry);
			}
		}
		catch (IOException e) {
			throw new UncheckedIOException("Zone " + originText, e);
		}
		return zone;
	}

	private void add(Record entry) {
		nodes.computeIfAbsent(entry.getName(), _ -> new LinkedHashMap<>())
				.computeIfAbsent(entry.getType(), _ -> new ArrayList<>())
				.add(entry);
	}

	Name origin() {
		return origin;
	}

	/** Names with records, wildcards left out. */
	Stream<Name> names() {
		return nodes.keySet().stream().filter(name -> !name.isWild());
	}

	/** In canonical order of their names. */
	Stream<Record> records() {
		return nodes.values().stream().flatMap(byType -> byType.values().stream()).flatMap(List::stream);
	}

	Record soa() {
		return find(origin, Type.SOA).records().getFirst();
	}

	/** @param name in this zone */
	Answer find(Name name, int type) {
		Map<Integer, List<Record>> records = nodes.get(name);
		if (records == null && hasNamesBelow(name)) {
			return Answer.EMPTY;
		}
		if (records == null) {
			records = synthesise(name);
		}
		if (records == null) {
			return Answer.NO_SUCH_NAME;
		}
		if (type == Type.ANY) {
			return new Answer(true, records.values().stream().flatMap(List::stream).toList());
		}
		List<Record> matching = records.getOrDefault(type, records.getOrDefault(Type.CNAME, List.of()));
		return new Answer(true, matching);
	}

	private boolean hasNamesBelow(Name name) {
		Name next = nodes.higherKey(name);
		return next != null && next.subdomain(name);
	}

	/** The wildcard at the closest name that exists answers (RFC 4592), unless there is none. */
	private @Nullable Map<Integer, List<Record>> synthesise(Name name) {
		for (int depth = 1; depth <= name.labels() - origin.labels(); depth++) {
			Name ancestor = new Name(name, depth);
			if (nodes.containsKey(ancestor) || hasNamesBelow(ancestor)) {
				Map<Integer, List<Record>> wildcard = nodes.get(below(ancestor));
				return wildcard == null ? null : renamed(wildcard, name);
			}
		}
		return null;
	}

	private static Name below(Name ancestor) {
		try {
			return Name.concatenate(WILDCARD, ancestor);
		}
		catch (NameTooLongException _) {
			return ancestor;
		}
	}

	private static Map<Integer, List<Record>> renamed(Map<Integer, List<Record>> wildcard, Name name) {
		Map<Integer, List<Record>> renamed = new LinkedHashMap<>();
		wildcard.forEach((type, records) -> renamed.put(type, records.stream()
				.map(entry -> Record.newRecord(name, type, DClass.IN, entry.getTTL(), entry.rdataToWireCanonical()))
				.toList()));
		return renamed;
	}

	/** @param records of the type asked for, or the alias that stands in their place; empty if the name has neither */
	record Answer(boolean nameExists, List<Record> records) {

		static final Answer EMPTY = new Answer(true, List.of());

		static final Answer NO_SUCH_NAME = new Answer(false, List.of());
	}
}
