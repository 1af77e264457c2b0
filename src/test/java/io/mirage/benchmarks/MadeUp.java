package io.mirage.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;

/**
 * An internet that does not exist, the same every time: of ten entities five are host names, two addresses, and one each
 * a page, an e-mail address and a service. Five relationships begin at each; few entities have many, most have few.
 */
final class MadeUp {

	static final int RELATIONSHIPS = 5;
	private static final long SEED = 20_261_125;
	private static final String[] FIRST = {"aurora", "borealis", "copper", "dapper", "ember", "falcon", "granite", "harbour", "indigo",
			"juniper", "kestrel", "lantern", "meadow", "nimbus", "orchid", "pepper", "quartz", "raven", "saffron", "thistle"};
	private static final String[] SECOND = {"kites", "sails", "bakery", "press", "motors", "garden", "records", "trading", "labs", "foundry"};
	private static final RelationType[] RELATIONS = {RelationType.RESOLVES_TO, RelationType.CONTAINS, RelationType.LINKS_TO,
			RelationType.EXPOSES, RelationType.MENTIONED_IN};

	/** @param source and {@code target} numbers of entities */
	record Link(RelationType type, int source, int target) {}

	private final int size;

	/** @param size number of entities, at least 10 */
	MadeUp(int size) {
		this.size = size;
	}

	EntityRef entity(int number) {
		String domain = domain(number / 50);
		String host = FIRST[(number * 7 + number / 20) % FIRST.length] + number + "." + domain;
		return switch (number % 10) {
			case 5, 6 -> EntityRef.of(EntityType.IP_ADDRESS, "10." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255));
			case 7 -> EntityRef.of(EntityType.URL, "https://" + host + "/" + SECOND[number % SECOND.length] + ".html");
			case 8 -> EntityRef.of(EntityType.EMAIL_ADDRESS, FIRST[number % FIRST.length] + number + "@" + domain);
			case 9 -> EntityRef.of(EntityType.SERVICE, host + ":443/tcp");
			default -> EntityRef.of(EntityType.HOSTNAME, host);
		};
	}

	String collector(int number) {
		return "bench-" + (char) ('a' + number % 7);
	}

	/** The next one is near, so that all hang together; the others lead anywhere, to low numbers more often. */
	List<Link> linksFrom(int number) {
		SplittableRandom chance = new SplittableRandom(SEED + number);
		List<Link> links = new ArrayList<>(RELATIONSHIPS);
		for (int i = 0; i < RELATIONSHIPS; i++) {
			double skewed = Math.pow(chance.nextDouble(), 1.5);
			int target = i == 0 ? Math.max(0, number - 1 - chance.nextInt(50)) : (int) (skewed * size);
			links.add(new Link(RELATIONS[i], number, target == number ? (number + 1) % size : target));
		}
		return links;
	}

	private static String domain(int number) {
		return FIRST[number % FIRST.length] + "-" + SECOND[number / FIRST.length % SECOND.length] + number + ".example";
	}
}
