package io.mirage.notification.rules;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

import io.mirage.events.Uuids;
import io.mirage.events.auth.AccountId;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;
import io.mirage.notification.channels.Channels;
import io.mirage.notification.channels.News;
import io.mirage.notification.channels.NewsKind;
import io.mirage.notification.channels.Parcel;
import io.mirage.notification.delivery.Parcels;
import io.mirage.notification.delivery.Template;
import io.mirage.notification.rules.Rule.Content;
import io.mirage.notification.rules.RuleController.Escalation;
import io.mirage.notification.rules.RuleController.Preview;
import io.mirage.notification.rules.RuleController.WantedRule;
import io.mirage.platform.security.Caller;
import io.mirage.platform.web.PageQuery;

/** Sets rules up and shows what they would do. */
@Service
class RuleAdministration {

	private static final int EXAMINED = 1000;
	private static final int SHOWN = 20;
	private static final Duration LONGEST_WAIT = Duration.ofDays(31);

	private final Rules rules;
	private final Channels channels;
	private final NewsArchive archive;
	private final Preferences preferences;
	private final Parcels parcels;
	private final Clock clock;

	RuleAdministration(Rules rules, Channels channels, NewsArchive archive, Preferences preferences, Parcels parcels, Clock clock) {
		this.rules = rules;
		this.channels = channels;
		this.archive = archive;
		this.preferences = preferences;
		this.parcels = parcels;
		this.clock = clock;
	}

	List<Rule> page(Caller caller, PageQuery page) {
		return rules.page(caller, page);
	}

	long count(Caller caller) {
		return rules.count(caller);
	}

	Rule find(UUID id, Caller caller) {
		return rules.find(id, caller).orElseThrow(() -> RuleProblem.UNKNOWN_RULE.because("There is no notification rule " + id + "."));
	}

	Rule add(WantedRule wanted, Caller caller) {
		Instant now = clock.instant();
		Rule rule = rule(Uuids.timeOrdered(now), wanted, caller, Boolean.TRUE.equals(wanted.personal()) ? caller.accountId() : null, now);
		unlessTaken(rule.name(), () -> rules.add(rule));
		return rule;
	}

	Rule change(UUID id, WantedRule wanted, Caller caller) {
		Rule before = find(id, caller);
		Rule rule = rule(id, wanted, caller, before.owner(), before.createdAt());
		unlessTaken(rule.name(), () -> rules.change(rule));
		return rule;
	}

	void delete(UUID id, Caller caller) {
		find(id, caller);
		rules.delete(id);
	}

	Preview preview(WantedRule wanted, Caller caller) {
		Content content = content(wanted);
		List<News> last = archive.last(caller.organisationId(), EXAMINED);
		List<News> matches = archive.matching(content.condition(), last);
		List<News> told = matches.isEmpty() ? List.of(example(caller)) : matches.stream().limit(SHOWN).toList();
		Parcel parcel = parcels.sample(told.getFirst().id(), wanted.name(), content.template(), told);
		@Nullable QuietHours own = Boolean.TRUE.equals(wanted.personal()) ? preferences.find(caller.organisationId(), caller.accountId()).quiet() : null;
		@Nullable Instant due = matches.isEmpty() ? null : content.timing().due(clock.instant(), parcel.severity(), own);
		return new Preview(last.size(), matches.stream().limit(SHOWN).toList(), due, parcel.title(),
				parcel.lines().stream().map(Parcel.Line::text).toList());
	}

	private News example(Caller caller) {
		Instant now = clock.instant();
		UUID id = Uuids.timeOrdered(now);
		return new News(id, caller.organisationId(), ProjectId.DEFAULT, new ScanId(id), NewsKind.FINDING, Severity.HIGH,
				"The certificate of www.example.org has expired", "Visitors are warned off, or learn to ignore warnings.",
				List.of(EntityRef.of(EntityType.HOSTNAME, "www.example.org")), id, now);
	}

	private Rule rule(UUID id, WantedRule wanted, Caller caller, @Nullable AccountId owner, Instant createdAt) {
		List<UUID> told = wanted.channels() == null ? List.of() : wanted.channels().stream().distinct().toList();
		@Nullable Escalation escalation = wanted.escalation();
		List<UUID> others = escalation == null || escalation.channels() == null ? List.of() : escalation.channels().stream().distinct().toList();
		requireOwn(told, others, caller, owner);
		return new Rule(id, caller.organisationId(), owner, wanted.name(), !Boolean.FALSE.equals(wanted.enabled()), content(wanted), told,
				others, createdAt, clock.instant());
	}

	private static Content content(WantedRule wanted) {
		Template template = wanted.template() == null ? Template.USUAL : wanted.template();
		template.mistake().ifPresent(mistake -> {
			throw RuleProblem.INVALID_RULE.because(mistake);
		});
		Timing timing = wanted.timing() == null ? Timing.AT_ONCE : wanted.timing();
		@Nullable Duration escalateAfter = wanted.escalation() == null ? null : wanted.escalation().after();
		requireSound("aggregate", timing.aggregate());
		requireSound("repeat_after", timing.repeatAfter());
		requireSound("escalation.after", escalateAfter);
		if (timing.aggregate() != null && timing.digest() != null) {
			throw RuleProblem.INVALID_RULE.because("A rule has either 'aggregate' or 'digest', not both.");
		}
		return new Content(wanted.condition() == null ? Condition.ANYTHING : wanted.condition(), timing, template, escalateAfter);
	}

	private static void requireSound(String name, @Nullable Duration duration) {
		if (duration != null && (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST_WAIT) > 0)) {
			throw RuleProblem.INVALID_RULE.because("'" + name + "' is " + duration + ", not between a moment and 31 days (P31D).");
		}
	}

	/** What is a person's own goes to that person's own channels, and what is the organisation's to the organisation's. */
	private void requireOwn(List<UUID> told, List<UUID> others, Caller caller, @Nullable AccountId owner) {
		Stream.concat(told.stream(), others.stream()).filter(id -> !channels.isOwn(id, caller.organisationId(), owner)).findFirst().ifPresent(id -> {
			throw RuleProblem.INVALID_RULE.because("There is no " + (owner == null ? "channel of the organisation" : "channel of your own")
					+ " with the id " + id + ".");
		});
	}

	private static void unlessTaken(String name, Runnable write) {
		try {
			write.run();
		} catch (DuplicateKeyException taken) {
			throw RuleProblem.NAME_TAKEN.because("There is a notification rule '" + name + "' already.");
		}
	}
}
