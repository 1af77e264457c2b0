package io.mirage.collection.collectors.web;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

import io.mirage.collection.collectors.text.PhoneText;
import io.mirage.collection.collectors.text.TextReading;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;

/** Looks for what a list knows on one site, over TLS or, where there is none, without. Used once. */
final class ExposureSearch {

	private static final int CERTAIN = 95;
	/** A server that fails so often in a row is not asked further. */
	private static final int PATIENCE = 5;

	/** A slow site is not held up longer. */
	private static final Duration LONGEST = Duration.ofMinutes(1);

	private final Clock clock;
	private final Question question;
	private final SourceClient source;
	private final Answer answer;
	private int failures;
	private int looked;
	private int missed;

	ExposureSearch(Clock clock, Question question, SourceClient source, Answer answer) {
		this.clock = clock;
		this.question = question;
		this.source = source;
		this.answer = answer;
	}

	void run(List<ExposedPath> list, RandomGenerator random) throws SourceException, InterruptedException {
		URI site = URI.create("https://" + question.value() + "/");
		SoftNotFound nothing;
		try {
			nothing = SoftNotFound.ask(source, site, random);
		} catch (Unreachable | Unreadable noTls) {
			site = URI.create("http://" + question.value() + "/");
			nothing = SoftNotFound.ask(source, site, random);
		}
		Instant end = clock.instant().plus(LONGEST);
		for (ExposedPath thing : list) {
			if (clock.instant().isBefore(end)) {
				search(thing, site, nothing);
			} else {
				missed += thing.paths().size();
			}
		}
		if (missed > 0) {
			answer.found(question.entity()).attribute("paths_not_seen", Integer.toString(missed));
		}
	}

	/** @throws Unreachable if the server has stopped to answer: what was not looked at is not said to be absent */
	private void search(ExposedPath thing, URI site, SoftNotFound nothing) throws SourceException, InterruptedException {
		for (String path : thing.paths()) {
			URI address = site.resolve(path.replace("{name}", question.value().split("\\.", 2)[0]));
			Optional<HttpReply> reply = visit(address);
			if (reply.filter(thing::isShownBy).filter(shown -> !nothing.isSameAs(shown)).isPresent()) {
				found(thing, address, reply.get());
				return;
			}
		}
	}

	private Optional<HttpReply> visit(URI address) throws SourceException, InterruptedException {
		try {
			HttpReply reply = source.visit(address);
			failures = 0;
			looked++;
			return Optional.of(reply);
		} catch (Unreachable | Unreadable e) {
			failures++;
			missed++;
			if (failures >= PATIENCE) {
				throw new Unreachable("After " + looked + " paths the server stopped to answer: " + e.reason());
			}
			return Optional.empty();
		}
	}

	private void found(ExposedPath thing, URI address, HttpReply reply) {
		answer.restsOn(reply.evidence()).confidence(CERTAIN);
		answer.found(EntityType.URL, address.toString()).ifPresent(url -> {
			answer.found(url).attribute("exposes", thing.name()).attribute("exposure", thing.kind())
					.attribute("status", Integer.toString(reply.status())).attribute("content_type", reply.mediaType());
			answer.relate(question.entity(), RelationType.EXPOSES, url);
			read(url, reply);
		});
	}

	private void read(EntityRef url, HttpReply reply) {
		String text = PageContent.decoded(reply);
		if (text.indexOf('\0') < 0) {
			TextReading reading = new TextReading(answer, url, PhoneText.ANYWHERE);
			reading.prose(text);
			reading.source(text);
		}
	}
}
