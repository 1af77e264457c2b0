package io.mirage.range;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.mirage.range.Company.Network;
import io.mirage.range.Company.Registries;
import io.mirage.range.Company.Site;

/** Lets the company found chapters until it has as many hosts as wanted. */
final class CompanyGrowth {

	private static final List<String> FIRST = List.of("amber", "birch", "copper", "dusk", "ebb", "fern", "gorse", "hazel",
			"iron", "juniper", "kelp", "lantern", "marram", "north", "osprey", "pebble", "quill", "reed", "slate", "tern");

	private static final List<String> SECOND = List.of("bay", "cove", "dune", "ferry", "gate", "haven", "isle", "jetty",
			"knoll", "ledge", "mole", "ness", "point", "quay", "reach", "sound", "strand", "tower", "voe", "wharf");

	private CompanyGrowth() {
	}

	/** The company as it is if it is large enough, otherwise with chapters. */
	static Company grow(Company company, RangeOptions options) {
		int missing = options.hosts() - names(company);
		if (missing <= 0) {
			return company;
		}
		List<String> names = chapterNames(Math.ceilDiv(missing, Chapter.HOSTS), options.seed());
		List<Chapter> chapters = IntStream.range(0, names.size())
				.mapToObj(index -> new Chapter(names.get(index), index, company.domain())).toList();
		return grown(company, chapters);
	}

	private static int names(Company company) {
		Stream<String> resolvable = Zones.of(company).hosts().stream();
		Stream<String> logged = company.certificateLog().stream().flatMap(entry -> entry.names().stream());
		return Math.toIntExact(Stream.concat(resolvable, logged).filter(company::owns).distinct().count());
	}

	/** Towns by the sea; past 400 of them they are numbered. */
	private static List<String> chapterNames(int count, long seed) {
		List<String> towns = new ArrayList<>(FIRST.stream()
				.flatMap(first -> SECOND.stream().map(second -> first + "-" + second)).toList());
		Collections.shuffle(towns, new Random(seed));
		return IntStream.range(0, count).mapToObj(index -> towns.get(index % towns.size())
				+ (index < towns.size() ? "" : "-" + (index / towns.size() + 1))).toList();
	}

	private static Company grown(Company company, List<Chapter> chapters) {
		List<Region> regions = IntStream.rangeClosed(0, chapters.getLast().index() / Region.CHAPTERS)
				.mapToObj(number -> new Region(number, company.domain())).toList();
		Registries known = company.registries();
		return new Company(company.name(), company.domain(), company.dictionary(), company.services(),
				zones(company, chapters), reverse(company, chapters),
				Stream.concat(company.sites().stream().map(site -> linked(company, site, chapters)),
						chapters.stream().flatMap(chapter -> chapter.sites().stream())).toList(),
				more(company.certificates(), chapters, Chapter::certificates),
				more(company.certificateLog(), chapters, Chapter::certificateLog),
				new Registries(known.registrar(), more(known.contacts(), regions, region -> List.of(region.contact())),
						known.registrations(), networks(known.networks(), regions), known.autonomousSystems()),
				more(company.traps(), chapters, Chapter::traps), Chapter.FARMS,
				company.listeners(), company.discoveries(), company.openZones());
	}

	private static <S, T> List<T> more(List<T> known, List<S> sources, Function<S, List<T>> news) {
		return Stream.concat(known.stream(), sources.stream().flatMap(source -> news.apply(source).stream())).toList();
	}

	private static List<Network> networks(List<Network> known, List<Region> regions) {
		return more(known, regions, Region::networks);
	}

	private static Map<String, String> zones(Company company, List<Chapter> chapters) {
		Map<String, String> zones = new LinkedHashMap<>(company.zones());
		zones.merge(company.domain(), lines(chapters, Chapter::records), String::concat);
		zones.merge(Chapter.CLOUD, lines(chapters, Chapter::cloudRecords), String::concat);
		return zones;
	}

	private static String lines(List<Chapter> chapters, Function<Chapter, String> records) {
		return chapters.stream().map(records).collect(Collectors.joining("\n", "\n", "\n"));
	}

	private static Map<String, Map<String, String>> reverse(Company company, List<Chapter> chapters) {
		Map<String, Map<String, String>> zones = new LinkedHashMap<>(company.reverse());
		for (Chapter chapter : chapters) {
			chapter.pointers().forEach((address, host) -> zones
					.computeIfAbsent(Chapter.reverseZone(address), _ -> new LinkedHashMap<>()).put(address, host));
		}
		return zones;
	}

	/** The company's front page leads to every other chapter; the rest are for other collectors to find. */
	private static Site linked(Company company, Site site, List<Chapter> chapters) {
		if (!site.host().equals("www." + company.domain())) {
			return site;
		}
		List<String> portals = chapters.stream().filter(chapter -> !chapter.logged())
				.map(chapter -> "https://" + chapter.host() + "/").toList();
		return site.withPages(site.pages().stream()
				.map(page -> page.path().equals("/") ? page.withMoreLinks(portals) : page).toList());
	}
}
