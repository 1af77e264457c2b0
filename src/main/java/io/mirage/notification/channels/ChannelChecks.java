package io.mirage.notification.channels;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.mirage.events.entities.EntityType;
import io.mirage.notification.channels.Courier.Form;
import io.mirage.notification.channels.Courier.Setting;
import io.mirage.platform.entities.EntityParser;
import io.mirage.platform.outbound.OutboundException;
import io.mirage.platform.outbound.OutboundException.Refused;
import io.mirage.platform.outbound.OutboundGuard;
import io.mirage.platform.outbound.OutboundSocket;

/** Says at once what is wrong with a channel, rather than at its first delivery. Never call it inside a transaction. */
@Component
class ChannelChecks {

	private static final int LONGEST_VALUE = 2000;
	private static final int MOST_ADDRESSES = 50;

	private final Couriers couriers;
	private final OutboundGuard guard;
	private final OutboundSocket socket;
	private final EntityParser parser;

	@FunctionalInterface
	private interface Look {
		void look() throws OutboundException;
	}

	ChannelChecks(Couriers couriers, OutboundGuard guard, OutboundSocket socket, EntityParser parser) {
		this.couriers = couriers;
		this.guard = guard;
		this.socket = socket;
		this.parser = parser;
	}

	/**
	 * @param secret absent if none is given now
	 * @throws io.mirage.platform.web.ProblemException that names the setting
	 */
	void check(ChannelKind kind, Map<String, String> settings, @Nullable String secret) {
		Courier courier = couriers.of(kind);
		Map<String, Setting> known = courier.settings().stream().collect(Collectors.toMap(Setting::name, setting -> setting));
		settings.keySet().stream().filter(name -> !known.containsKey(name)).findFirst().ifPresent(name -> {
			throw wrong(kind, "no setting is called '" + name + "'. It has " + names(courier.settings()) + ".");
		});
		courier.settings().forEach(setting -> check(kind, setting, settings.get(setting.name())));
		if (secret != null) {
			check(kind, courier.secret(), secret);
		}
	}

	boolean needsSecret(ChannelKind kind) {
		return couriers.of(kind).secret().required();
	}

	String meaningOfSecret(ChannelKind kind) {
		return couriers.of(kind).secret().meaning();
	}

	/** Whether a secret would now go somewhere it was not given for. */
	boolean leadsElsewhere(Channel before, Map<String, String> settings) {
		return couriers.of(before.kind()).settings().stream().filter(setting -> setting.form() == Form.URL).map(Setting::name)
				.anyMatch(name -> !settings.getOrDefault(name, "").equals(before.settings().getOrDefault(name, "")));
	}

	private void check(ChannelKind kind, Setting setting, @Nullable String value) {
		if (value == null || value.isBlank()) {
			if (setting.required()) {
				throw wrong(kind, "'" + setting.name() + "' is missing: " + setting.meaning() + ".");
			}
			return;
		}
		if (value.length() > LONGEST_VALUE || value.chars().anyMatch(Character::isISOControl)) {
			throw wrong(kind, "'" + setting.name() + "' holds control characters or more than " + LONGEST_VALUE + " characters.");
		}
		switch (setting.form()) {
			case URL -> checkAddress(() -> guard.approach(guard.read(value)));
			case SOCKET -> checkAddress(() -> socket.approach(value));
			case ADDRESSES -> checkMailAddresses(kind, value);
			case TEXT -> { }
		}
	}

	/** A name that has no address at the moment may have one later. */
	private static void checkAddress(Look look) {
		try {
			look.look();
		} catch (Refused refused) {
			throw ChannelProblem.INVALID_CHANNEL.because(refused.reason());
		} catch (OutboundException unanswered) {
			return;
		}
	}

	private void checkMailAddresses(ChannelKind kind, String value) {
		List<String> addresses = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
		if (addresses.size() > MOST_ADDRESSES) {
			throw wrong(kind, "it has " + addresses.size() + " addresses, and " + MOST_ADDRESSES + " are the most.");
		}
		addresses.stream().filter(address -> parser.parse(EntityType.EMAIL_ADDRESS, address).isEmpty()).findFirst().ifPresent(address -> {
			throw wrong(kind, "'" + address + "' is no e-mail address.");
		});
	}

	private static String names(List<Setting> settings) {
		return settings.isEmpty() ? "none" : settings.stream().map(Setting::name).collect(Collectors.joining(", "));
	}

	private static RuntimeException wrong(ChannelKind kind, String what) {
		return ChannelProblem.INVALID_CHANNEL.because("Of a channel of the kind " + kind.label() + " " + what);
	}
}
