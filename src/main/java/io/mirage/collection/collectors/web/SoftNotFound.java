package io.mirage.collection.collectors.web;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;

/** How a site answers to what it cannot have, whatever status it puts on it. */
final class SoftNotFound {

	private static final int LENGTH = 20;
	private static final int GRAIN = 64;

	private final boolean saysYes;
	private final Set<String> words;
	private final int size;

	private SoftNotFound(HttpReply reply) {
		this.saysYes = reply.status() == 200;
		this.words = words(reply);
		this.size = reply.body().length;
	}

	/** @param site the root of it */
	static SoftNotFound ask(SourceClient source, URI site, RandomGenerator random) throws SourceException, InterruptedException {
		String name = random.ints(LENGTH, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
		return new SoftNotFound(source.visit(site.resolve("/" + name)));
	}

	/** Whether an answer is the one that everything gets: as long, or made of the same words. */
	boolean isSameAs(HttpReply reply) {
		if (!saysYes || reply.status() != 200) {
			return false;
		}
		Set<String> said = words(reply);
		long common = said.stream().filter(words::contains).count();
		boolean alike = !said.isEmpty() && common * 10 >= 9L * Math.max(said.size(), words.size());
		return alike || Math.abs(reply.body().length - size) < GRAIN && common * 2 >= said.size();
	}

	private static Set<String> words(HttpReply reply) {
		Set<String> words = new HashSet<>();
		for (String word : reply.text().split("\\W+", 2000)) {
			words.add(word.substring(0, Math.min(word.length(), GRAIN)));
		}
		words.remove("");
		return words;
	}
}
