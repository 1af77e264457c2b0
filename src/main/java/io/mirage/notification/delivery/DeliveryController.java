package io.mirage.notification.delivery;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.notification.delivery.Deliveries.Delivery;
import io.mirage.notification.delivery.Deliveries.Try;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Page;
import io.mirage.platform.web.PageQuery;

/** What was and will be delivered, dead letters among them. */
@RestController
@RequestMapping("/api/v1/notification-deliveries")
class DeliveryController {

	/** @param log every attempt, the last one first */
	record DeliveryAnswer(Delivery delivery, List<Try> log) {}

	private final Deliveries deliveries;
	private final Clock clock;

	DeliveryController(Deliveries deliveries, Clock clock) {
		this.deliveries = deliveries;
		this.clock = clock;
	}

	@GetMapping
	@Needs(Permission.NOTIFICATION_READ)
	Page<Delivery> list(@RequestParam(required = false) @Nullable String state,
			@RequestParam(name = "channel_id", required = false) @Nullable UUID channel, PageQuery page, Caller caller) {
		@Nullable DeliveryState wanted = state == null ? null : state(state);
		return Page.of(deliveries.page(caller, wanted, channel, page), deliveries.count(caller, wanted, channel), page);
	}

	@GetMapping("/{id}")
	@Needs(Permission.NOTIFICATION_READ)
	DeliveryAnswer get(@PathVariable UUID id, Caller caller) {
		return new DeliveryAnswer(find(id, caller), deliveries.tries(id));
	}

	/** Also of what was delivered: a receiver that lost it gets it again, under the same id. */
	@PostMapping("/{id}/resend")
	@Needs(Permission.NOTIFICATION_WRITE)
	@ResponseStatus(HttpStatus.ACCEPTED)
	void resend(@PathVariable UUID id, Caller caller) {
		Delivery delivery = find(id, caller);
		if (!deliveries.resend(id, clock.instant())) {
			throw DeliveryProblem.STILL_WAITING.because("Delivery " + id + " is " + delivery.state().label() + ", and is going to be tried anyway.");
		}
	}

	/** Somebody takes care of it: others need not be told. */
	@PostMapping("/{id}/acknowledge")
	@Needs(Permission.NOTIFICATION_READ)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void acknowledge(@PathVariable UUID id, Caller caller) {
		find(id, caller);
		deliveries.acknowledge(id, clock.instant());
	}

	private Delivery find(UUID id, Caller caller) {
		return deliveries.find(id, caller)
				.orElseThrow(() -> DeliveryProblem.UNKNOWN_DELIVERY.because("There is no notification delivery " + id + "."));
	}

	private static DeliveryState state(String label) {
		return Arrays.stream(DeliveryState.values()).filter(state -> state.label().equals(label)).findFirst()
				.orElseThrow(() -> DeliveryProblem.UNKNOWN_STATE.because("'" + label + "' is no state of a delivery; there are "
						+ Arrays.stream(DeliveryState.values()).map(DeliveryState::label).collect(Collectors.joining(", ")) + "."));
	}
}
