package io.mirage.notification.channels;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.mirage.platform.outbound.OutboundException;
import io.mirage.platform.outbound.OutboundException.Refused;

/** Knows for each kind of channel who delivers. */
@Component
public class Couriers {

	private final Map<ChannelKind, Courier> byKind;

	Couriers(List<Courier> couriers) {
		byKind = couriers.stream().collect(Collectors.toUnmodifiableMap(Courier::kind, Function.identity()));
	}

	/** Never call it inside a transaction. */
	public Receipt deliver(OpenedChannel channel, Parcel parcel) throws InterruptedException {
		try {
			return of(channel.kind()).deliver(channel, parcel);
		} catch (Refused refused) {
			return Receipt.refused(refused.reason());
		} catch (OutboundException unanswered) {
			return Receipt.later(unanswered.reason());
		}
	}

	Courier of(ChannelKind kind) {
		Courier courier = byKind.get(kind);
		if (courier == null) {
			throw new IllegalStateException("Nobody delivers to " + kind);
		}
		return courier;
	}

	Collection<Courier> all() {
		return byKind.values();
	}
}
