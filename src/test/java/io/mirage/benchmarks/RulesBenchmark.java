package io.mirage.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import io.mirage.correlation.rules.Facts;
import io.mirage.correlation.rules.Rule;
import io.mirage.correlation.rules.RuleReader;
import io.mirage.correlation.rules.Subject;
import io.mirage.events.collection.Outcome;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;

/** How long all rules that ship take over made-up facts in memory. */
public final class RulesBenchmark {

	private static final Instant FINISHED = Instant.parse("2026-11-25T12:00:00Z");
	private static final int DEFAULT_SIZE = 100_000;
	private static final int SLOWEST = 8;

	private record Timed(String rule, long micros, int conclusions) {}

	private RulesBenchmark() {}

	/** @param arguments number of entities */
	public static void main(String[] arguments) throws IOException {
		int size = arguments.length == 0 ? DEFAULT_SIZE : Integer.parseInt(arguments[0]);
		List<Rule> rules = rules();
		run(rules, facts(Math.min(size, DEFAULT_SIZE / 10)));
		long start = System.nanoTime();
		Facts facts = facts(size);
		long built = System.nanoTime();
		List<Timed> timed = run(rules, facts);
		System.out.printf("%,d entities and %,d relationships: facts indexed in %d ms, %d rules in %d ms%n", size, (long) size * MadeUp.RELATIONSHIPS,
				(built - start) / 1_000_000, rules.size(), (System.nanoTime() - built) / 1_000_000);
		timed.stream().sorted(Comparator.comparingLong(Timed::micros).reversed()).limit(SLOWEST)
				.forEach(one -> System.out.printf("  %8.1f ms  %7d  %s%n", one.micros() / 1000.0, one.conclusions(), one.rule()));
	}

	private static List<Timed> run(List<Rule> rules, Facts facts) {
		List<Timed> timed = new ArrayList<>();
		for (Rule rule : rules) {
			long start = System.nanoTime();
			int conclusions = rule.apply(facts).size();
			timed.add(new Timed(rule.id(), (System.nanoTime() - start) / 1000, conclusions));
		}
		return timed;
	}

	private static Facts facts(int size) {
		MadeUp data = new MadeUp(size);
		Facts.Builder facts = Facts.finishedAt(FINISHED).target(EntityRef.of(EntityType.DOMAIN_NAME, "aurora-kites0.example"));
		for (int number = 0; number < size; number++) {
			EntityRef entity = data.entity(number);
			facts.entity(new Subject(entity, List.of(data.collector(number)), Map.of("server", "nginx/1." + number % 20, "country", "NO"), List.of(),
					List.of(new UUID(0, number)), FINISHED, FINISHED));
			facts.asked(data.collector(number), entity.id(), Outcome.ANSWERED);
		}
		for (int number = 0; number < size; number++) {
			for (MadeUp.Link link : data.linksFrom(number)) {
				facts.relation(data.entity(link.source()).id(), link.type(), data.entity(link.target()).id());
				facts.named(data.entity(link.target()).id(), data.entity(link.source()).id(), data.collector(number));
			}
		}
		return facts.build();
	}

	private static List<Rule> rules() throws IOException {
		List<Rule> rules = new ArrayList<>();
		for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:rules/*.yaml")) {
			rules.add(RuleReader.read(String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8)));
		}
		return rules;
	}
}
