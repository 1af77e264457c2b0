package io.mirage.visualization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.Columns;
import io.mirage.visualization.GeoMap.Country;
import io.mirage.visualization.GeoMap.Point;

/**
 * Finds out where things are. A place has coordinates by what sources state of it, and what led to it, an address for
 * instance, is there; anything else that has coordinates is there itself.
 */
@Repository
class GeoReading {

	private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};
	private static final Comparator<Shown> ORDER = Comparator.comparing(Shown::type).thenComparing(Shown::value);
	private static final int SAMPLE = 5;

	/** What sources state of one entity; of two values of one name the later seen one. */
	private record Stated(Shown entity, Map<String, String> attributes) {}

	private final JdbcClient jdbc;
	private final JsonMapper json;

	GeoReading(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** One view of the facts, although results of a running scan go on arriving. */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	GeoMap read(ScanId scan) {
		Map<UUID, Stated> stated = stated(scan);
		Map<UUID, List<Shown>> ledTo = ledTo(scan, stated.values());
		Map<Coordinates, Set<Shown>> present = new HashMap<>();
		Map<Coordinates, Set<String>> names = new HashMap<>();
		for (Stated one : stated.values()) {
			Coordinates.of(one.attributes()).ifPresent(at -> {
				present.computeIfAbsent(at, fresh -> new TreeSet<>(ORDER)).addAll(ledTo.getOrDefault(one.entity().id(), List.of(one.entity())));
				if (isPlace(one.entity())) {
					names.computeIfAbsent(at, fresh -> new TreeSet<>()).add(one.entity().value());
				}
			});
		}
		List<Point> points = present.entrySet().stream()
				.map(place -> point(place.getKey(), List.copyOf(place.getValue()), names.getOrDefault(place.getKey(), Set.of()), stated))
				.sorted(Comparator.comparingInt(Point::entities).reversed().thenComparingDouble(Point::lat).thenComparingDouble(Point::lon))
				.toList();
		return new GeoMap(points.stream().limit(GeoMap.MAX_POINTS).toList(), countries(stated.values()), points.size());
	}

	private Map<UUID, Stated> stated(ScanId scan) {
		Map<UUID, Stated> stated = new TreeMap<>();
		jdbc.sql("""
				select e.entity_id, e.type, e.value, o.attributes from facts.scan_observation o
				join facts.scan_entity e on e.scan_id = o.scan_id and e.entity_id = o.entity_id
				where o.scan_id = ? and o.attributes ~ '"(latitude|coordinates|country|city)"' order by o.seen_at, o.observation_id""")
				.param(scan.value()).query(row -> {
					Shown entity = shown(row);
					stated.computeIfAbsent(entity.id(), id -> new Stated(entity, new HashMap<>())).attributes()
							.putAll(json.readValue(row.getString("attributes"), ATTRIBUTES));
				});
		return stated;
	}

	/** Of every place the entities that led to it by being asked about; places that only led to themselves are absent. */
	private Map<UUID, List<Shown>> ledTo(ScanId scan, Collection<Stated> stated) {
		List<UUID> places = stated.stream().map(Stated::entity).filter(GeoReading::isPlace).map(Shown::id).toList();
		Map<UUID, List<Shown>> ledTo = new HashMap<>();
		jdbc.sql("""
				select distinct o.entity_id as place, e.entity_id, e.type, e.value from facts.scan_observation o
				join facts.scan_entity e on e.scan_id = o.scan_id and e.entity_id = o.source_id
				where o.scan_id = ? and o.entity_id = any (?) and o.source_id <> o.entity_id""")
				.params(scan.value(), Columns.uuids(places, id -> id)).query(row -> {
					ledTo.computeIfAbsent(row.getObject("place", UUID.class), id -> new ArrayList<>()).add(shown(row));
				});
		return ledTo;
	}

	private static Point point(Coordinates at, List<Shown> present, Set<String> names, Map<UUID, Stated> stated) {
		String name = names.stream().findFirst().orElse("");
		int comma = name.lastIndexOf(',');
		String country = mostCommon(present, stated, "country");
		String city = mostCommon(present, stated, "city");
		return new Point(at.lat(), at.lon(), !country.isEmpty() ? country : name.substring(comma + 1).strip(),
				!city.isEmpty() ? city : comma < 0 ? "" : name.substring(0, comma).strip(), present.size(),
				present.stream().limit(SAMPLE).toList());
	}

	private static String mostCommon(List<Shown> present, Map<UUID, Stated> stated, String attribute) {
		return count(present.stream().map(entity -> stated.get(entity.id())).filter(Objects::nonNull), attribute).entrySet().stream()
				.max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey())).map(Map.Entry::getKey).orElse("");
	}

	private static List<Country> countries(Collection<Stated> stated) {
		return count(stated.stream(), "country").entrySet().stream().map(country -> new Country(country.getKey(), country.getValue().intValue()))
				.sorted(Comparator.comparingInt(Country::entities).reversed().thenComparing(Country::country)).toList();
	}

	private static Map<String, Long> count(Stream<Stated> stated, String attribute) {
		return stated.map(one -> spelled(one.attributes().get(attribute))).filter(text -> !text.isEmpty())
				.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
	}

	/** Codes of countries come in either case. */
	private static String spelled(@Nullable String name) {
		String text = name == null ? "" : name.strip();
		return text.length() == 2 ? text.toUpperCase(Locale.ROOT) : text;
	}

	private static boolean isPlace(Shown entity) {
		return entity.type().equals(EntityType.LOCATION.label());
	}

	private static Shown shown(ResultSet row) throws SQLException {
		return new Shown(row.getObject("entity_id", UUID.class), row.getString("type"), row.getString("value"));
	}
}
