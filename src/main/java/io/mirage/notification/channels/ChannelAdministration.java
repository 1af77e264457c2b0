package io.mirage.notification.channels;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

import io.mirage.events.Uuids;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;
import io.mirage.notification.channels.ChannelController.ChangedChannel;
import io.mirage.notification.channels.ChannelController.CreatedChannel;
import io.mirage.notification.channels.ChannelController.NewChannel;
import io.mirage.notification.channels.ChannelController.TestAnswer;
import io.mirage.platform.secrets.WebhookSignature;
import io.mirage.platform.security.Caller;
import io.mirage.platform.web.PageQuery;

/** Sets channels up and tries them out. */
@Service
class ChannelAdministration {

	private final Channels channels;
	private final ChannelChecks checks;
	private final Couriers couriers;
	private final ChannelProperties properties;
	private final Clock clock;
	private final SecureRandom random = new SecureRandom();

	ChannelAdministration(Channels channels, ChannelChecks checks, Couriers couriers, ChannelProperties properties, Clock clock) {
		this.channels = channels;
		this.checks = checks;
		this.couriers = couriers;
		this.properties = properties;
		this.clock = clock;
	}

	List<Channel> page(Caller caller, PageQuery page) {
		return channels.page(caller, page);
	}

	long count(Caller caller) {
		return channels.count(caller);
	}

	Channel find(UUID id, Caller caller) {
		return channels.find(id, caller)
				.orElseThrow(() -> ChannelProblem.UNKNOWN_CHANNEL.because("There is no notification channel " + id + "."));
	}

	CreatedChannel add(NewChannel wanted, Caller caller) {
		ChannelKind kind = ChannelKind.find(wanted.kind()).orElseThrow(() -> ChannelProblem.INVALID_CHANNEL.because("'" + wanted.kind()
				+ "' is no kind of channel; there are " + String.join(", ", Arrays.stream(ChannelKind.values()).map(ChannelKind::label).toList()) + "."));
		@Nullable String made = kind == ChannelKind.WEBHOOK && wanted.secret() == null ? WebhookSignature.newSecret(random) : null;
		@Nullable String secret = made != null ? made : wanted.secret();
		requireSecret(kind, secret);
		checks.check(kind, orNone(wanted.settings()), secret);
		Instant now = clock.instant();
		Channel channel = new Channel(Uuids.timeOrdered(now), caller.organisationId(), Boolean.TRUE.equals(wanted.personal()) ? caller.accountId() : null,
				wanted.name(), kind, orNone(wanted.settings()), secret != null, pace(wanted.perMinute()), true, now, now);
		unlessTaken(channel.name(), () -> channels.add(channel, secret));
		return new CreatedChannel(channel.id(), ChannelController.ChannelAnswer.of(channel), made);
	}

	/** A secret goes nowhere it was not given for: with another address it has to come again. */
	Channel change(UUID id, ChangedChannel wanted, Caller caller) {
		Channel before = find(id, caller);
		Map<String, String> settings = orNone(wanted.settings());
		checks.check(before.kind(), settings, wanted.secret());
		if (before.hasSecret() && wanted.secret() == null && checks.leadsElsewhere(before, settings)) {
			throw ChannelProblem.SECRET_NEEDED.because("The address of '" + before.name() + "' changes, so its secret has to be given again.");
		}
		Channel channel = new Channel(id, before.organisationId(), before.owner(), wanted.name(), before.kind(), settings,
				before.hasSecret() || wanted.secret() != null, pace(wanted.perMinute()), !Boolean.FALSE.equals(wanted.enabled()), before.createdAt(), clock.instant());
		unlessTaken(channel.name(), () -> channels.change(channel, wanted.secret()));
		return channel;
	}

	void delete(UUID id, Caller caller) {
		find(id, caller);
		channels.delete(id);
	}

	TestAnswer test(UUID id, Caller caller) throws InterruptedException {
		Channel channel = find(id, caller);
		OpenedChannel opened = channels.open(id)
				.orElseThrow(() -> ChannelProblem.UNKNOWN_CHANNEL.because("There is no notification channel " + id + " any more."));
		Instant now = clock.instant();
		long start = System.nanoTime();
		Receipt receipt = couriers.deliver(opened, sample(channel, caller, now));
		return new TestAnswer(receipt.outcome(), receipt.status(), receipt.detail(), (System.nanoTime() - start) / 1_000_000);
	}

	private Parcel sample(Channel channel, Caller caller, Instant now) {
		UUID id = Uuids.timeOrdered(now);
		String body = caller.username() + " has asked whether the channel " + channel.name() + " works. It does.";
		News news = new News(id, channel.organisationId(), ProjectId.DEFAULT, new ScanId(id), NewsKind.TEST, null, "Test of a channel", body,
				List.of(), id, now);
		return new Parcel(id, null, "Test from Mirage", List.of(new Parcel.Line(news, body)), properties.publicUrl(), now);
	}

	private void requireSecret(ChannelKind kind, @Nullable String secret) {
		if (secret == null && checks.needsSecret(kind)) {
			throw ChannelProblem.INVALID_CHANNEL.because("A channel of the kind " + kind.label() + " needs a 'secret': "
					+ checks.meaningOfSecret(kind) + ".");
		}
	}

	private int pace(@Nullable Integer wanted) {
		return wanted == null ? properties.perMinute() : wanted;
	}

	private static Map<String, String> orNone(@Nullable Map<String, String> settings) {
		return settings == null ? Map.of() : settings;
	}

	private static void unlessTaken(String name, Runnable write) {
		try {
			write.run();
		} catch (DuplicateKeyException taken) {
			throw ChannelProblem.NAME_TAKEN.because("There is a notification channel '" + name + "' already.");
		}
	}
}
