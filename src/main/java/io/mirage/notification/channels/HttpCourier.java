package io.mirage.notification.channels;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.correlation.Severity;
import io.mirage.platform.outbound.OutboundClient;
import io.mirage.platform.outbound.OutboundException;
import io.mirage.platform.outbound.OutboundReply;
import io.mirage.platform.outbound.OutboundRequest;
import io.mirage.platform.readmodel.VisibleText;

/** Brings parcels by one HTTP request each, and reads from the answer what to do next. */
abstract class HttpCourier implements Courier {

	private static final int QUOTED = 200;

	private final OutboundClient client;
	private final JsonMapper json;

	HttpCourier(OutboundClient client, JsonMapper json) {
		this.client = client;
		this.json = json;
	}

	/** How this kind of receiver wants to be told. */
	abstract OutboundRequest request(OpenedChannel channel, Parcel parcel) throws OutboundException;

	/** Whether a successful status means what it says. */
	boolean accepts(OutboundReply reply) {
		return true;
	}

	@Override
	public final Receipt deliver(OpenedChannel channel, Parcel parcel) throws OutboundException, InterruptedException {
		return receipt(client.send(request(channel, parcel)));
	}

	final String json(Map<String, ?> value) {
		return json.writeValueAsString(value);
	}

	/** As people write it; empty for none. */
	static String label(@Nullable Severity severity) {
		return severity == null ? "" : severity.label();
	}

	/** What may pass by itself: overload, an outage, a limit (some say 403 for it, and when it ends). All else stays as it is. */
	private Receipt receipt(OutboundReply reply) {
		if (reply.isSuccess() && accepts(reply)) {
			return Receipt.delivered(reply.status());
		}
		boolean passing = reply.status() >= 500 || reply.retryAfter().isPresent() || switch (reply.status()) {
			case 408, 423, 425, 429 -> true;
			default -> false;
		};
		String said = reply.body().isBlank() ? "" : ": " + VisibleText.of(reply.body().strip(), QUOTED);
		return new Receipt(passing ? Receipt.Outcome.LATER : Receipt.Outcome.REFUSED, reply.status(),
				"The receiver answers " + reply.status() + said, reply.retryAfter().orElse(null));
	}
}
