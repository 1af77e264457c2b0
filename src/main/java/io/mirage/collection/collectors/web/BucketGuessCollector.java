package io.mirage.collection.collectors.web;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import io.mirage.collection.collectors.text.DataFile;
import io.mirage.collection.collectors.text.DataFile.Entry;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;

/**
 * Tries names at cloud providers that the owner of a domain might have taken. That a bucket exists is sure, whose it is is
 * not, so it is not related to the domain. A provider that has a bucket of a random name has every bucket and is left out.
 */
@Component
class BucketGuessCollector implements Collector {

	private static final int GUESSED = 40;
	private static final int PROBE_LENGTH = 24;
	private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");
	private static final List<String> WORDS = List.of("backup", "backups", "assets", "static", "media", "data", "dev", "prod", "staging", "test",
			"files", "images", "uploads", "logs", "public", "private", "www", "web", "cdn", "app", "docs", "downloads", "archive", "db", "internal",
			"storage", "bucket", "config");
	private static final List<Place> PLACES = DataFile.read("bucket-guesses").stream().map(Place::of).toList();

	private final RandomGenerator random;

	/** @param names how many of the guesses are tried there */
	private record Place(String provider, String address, int names, String bucket) {

		static Place of(Entry entry) {
			entry.knowing("provider", "address", "names", "bucket");
			return new Place(entry.text("provider"), entry.text("address"), Integer.parseInt(entry.text("names")), entry.text("bucket"));
		}

		URI at(String name) {
			return URI.create(address.replace("{name}", name));
		}
	}

	@Autowired
	BucketGuessCollector() {
		this(new SecureRandom());
	}

	BucketGuessCollector(RandomGenerator random) {
		this.random = random;
	}

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("bucket-guess", "Guessed buckets", "Cloud storage with names that the domain's owner might have taken",
				"1.0.0", Intrusiveness.AGGRESSIVE, Set.of(EntityType.DOMAIN_NAME), Set.of(EntityType.CLOUD_BUCKET), false,
				URI.create("https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"), Duration.ofMillis(100));
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		List<String> names = names(question.value());
		@Nullable SourceException failure = null;
		boolean answered = false;
		for (Place place : PLACES) {
			try {
				answered |= search(place, names, question, source, answer);
			} catch (Unreachable | Unreadable e) {
				failure = e;
			}
		}
		if (!answered && failure != null) {
			throw failure;
		}
	}

	static List<String> names(String domain) {
		String label = domain.split("\\.", 2)[0];
		Set<String> names = new LinkedHashSet<>(List.of(label, domain.replace('.', '-'), domain.replace(".", "")));
		for (String word : WORDS) {
			names.add(label + "-" + word);
		}
		for (String word : WORDS) {
			names.add(word + "-" + label);
		}
		return names.stream().filter(NAME.asMatchPredicate()).toList();
	}

	/** @return whether the provider answered */
	private boolean search(Place place, List<String> names, Question question, SourceClient source, Answer answer)
			throws SourceException, InterruptedException {
		boolean nameless = place.provider().startsWith("Azure");
		if (!nameless && BucketAccess.of(source.probe(place.at(probe()))) != BucketAccess.ABSENT) {
			throw new Unreadable(place.provider() + " does not say that a bucket with a random name is absent");
		}
		boolean answered = !nameless;
		for (String name : names.stream().limit(place.names()).toList()) {
			answered |= look(place, name, question, source, answer, nameless);
		}
		return answered;
	}

	/**
	 * @param nameless whether a bucket that does not exist has no host, so that it cannot be asked
	 * @return whether there was an answer
	 */
	private static boolean look(Place place, String name, Question question, SourceClient source, Answer answer, boolean nameless)
			throws SourceException, InterruptedException {
		String asked = nameless ? name.replace("-", "") : name;
		try {
			HttpReply reply = source.probe(place.at(asked));
			BucketAccess access = BucketAccess.of(reply);
			if (access.exists()) {
				answer.restsOn(reply.evidence()).confidence(GUESSED);
				answer.found(EntityType.CLOUD_BUCKET, place.bucket().replace("{name}", asked)).ifPresent(bucket -> answer.found(bucket)
						.attribute("provider", place.provider()).attribute("name", asked).attribute("access", access.label())
						.attribute("guessed_from", question.value()).tag("guessed"));
			}
			return true;
		} catch (Unreachable absent) {
			if (!nameless) {
				throw absent;
			}
			return false;
		}
	}

	private String probe() {
		return random.ints(PROBE_LENGTH, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
	}
}
