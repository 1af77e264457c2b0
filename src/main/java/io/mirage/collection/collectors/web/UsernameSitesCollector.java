package io.mirage.collection.collectors.web;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.Intrusiveness;

/**
 * Asks many sites whether somebody has a name there. A site that says so is asked about a random name too: one that has
 * that as well says yes to everybody.
 */
@Component
class UsernameSitesCollector implements Collector {

	private static final int PLAUSIBLE = 70;
	private static final int PROBE_LENGTH = 14;
	/** So many sites in a row that cannot be reached mean that none can. */
	private static final int HOPELESS = 8;
	/** Less than a task may take. */
	private static final Duration LONGEST = Duration.ofMinutes(4);

	private final Clock clock;
	private final RandomGenerator random;

	@Autowired
	UsernameSitesCollector(Clock clock) {
		this(clock, new SecureRandom());
	}

	UsernameSitesCollector(Clock clock, RandomGenerator random) {
		this.clock = clock;
		this.random = random;
	}

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("username-sites", "Accounts by name", "Sites where somebody has an account of that name", "1.0.0",
				Intrusiveness.PASSIVE, Set.of(EntityType.USERNAME), Set.of(EntityType.ONLINE_ACCOUNT, EntityType.USERNAME), false,
				URI.create("https://www.rfc-editor.org/rfc/rfc9110"), Duration.ofMillis(250));
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		Instant end = clock.instant().plus(LONGEST);
		Tally tally = new Tally();
		for (UsernameSite site : UsernameSite.ALL) {
			Optional<URI> asked = site.question(question.value());
			if (asked.isPresent() && !tally.isHopeless()) {
				boolean inTime = clock.instant().isBefore(end);
				tally.add(site, () -> inTime && judge(site, asked.get(), question, source, answer));
			}
		}
		tally.conclude(question, answer);
	}

	/** What became of the sites. */
	private static final class Tally {

		private final List<String> silent = new ArrayList<>();
		private int judged;
		private int unreachable;

		@FunctionalInterface
		interface Judgement {

			boolean isMade() throws SourceException, InterruptedException;
		}

		boolean isHopeless() {
			return unreachable >= HOPELESS && noneCouldBeReached();
		}

		private boolean noneCouldBeReached() {
			return judged == 0 && unreachable > 0 && unreachable == silent.size();
		}

		void add(UsernameSite site, Judgement judgement) throws SourceException, InterruptedException {
			boolean made = false;
			try {
				made = judgement.isMade();
			} catch (Unreachable nobody) {
				unreachable++;
			} catch (Unreadable garbage) {
				// as silent as who says nothing
			}
			if (made) {
				judged++;
			} else {
				silent.add(site.name());
			}
		}

		void conclude(Question question, Answer answer) throws SourceException {
			if (noneCouldBeReached()) {
				throw new Unreachable("None of " + unreachable + " sites could be reached");
			}
			if (judged == 0) {
				throw new Blocked("None of " + silent.size() + " sites gave an answer that says yes or no");
			}
			if (!silent.isEmpty() && !answer.facts().isEmpty()) {
				answer.found(question.entity()).attribute("sites_judged", Integer.toString(judged))
						.attribute("sites_silent", String.join(", ", silent));
			}
		}
	}

	/** @return whether the site said yes or no */
	private boolean judge(UsernameSite site, URI asked, Question question, SourceClient source, Answer answer)
			throws SourceException, InterruptedException {
		HttpReply reply = source.probe(asked);
		Optional<Boolean> says = site.says(reply);
		if (says.filter(yes -> yes).isPresent()) {
			boolean trusted = site.says(source.probe(control(site))).filter(yes -> !yes).isPresent();
			if (trusted) {
				found(site, reply, question, answer);
			}
			return trusted;
		}
		return says.isPresent();
	}

	private URI control(UsernameSite site) {
		String nobody = random.ints(PROBE_LENGTH, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
		return site.question(nobody).orElseThrow();
	}

	private static void found(UsernameSite site, HttpReply reply, Question question, Answer answer) {
		answer.restsOn(reply.evidence()).confidence(PLAUSIBLE);
		site.account(question.value()).flatMap(address -> answer.found(EntityType.ONLINE_ACCOUNT, address)).ifPresent(account -> {
			answer.found(account).attribute("site", site.name()).attribute("username", question.value());
			answer.relate(account, RelationType.ACCOUNT_OF, question.entity());
		});
	}
}
