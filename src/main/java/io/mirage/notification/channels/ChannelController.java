package io.mirage.notification.channels;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Page;
import io.mirage.platform.web.PageQuery;

/** Where notifications can go. A person's own channels are seen by that person alone. */
@RestController
@RequestMapping("/api/v1/notification-channels")
class ChannelController {

	/**
	 * @param kind label of a {@link ChannelKind}
	 * @param settings by name; which there are depends on the kind
	 * @param secret write-only
	 * @param perMinute how many deliveries it gets at most; the installation's default if absent
	 * @param personal whether it is the caller's own; not if absent
	 */
	record NewChannel(@NotBlank @Size(max = 100) String name, @NotBlank String kind, @Nullable Map<String, String> settings,
			@Nullable String secret, @Nullable @Min(1) @Max(100_000) Integer perMinute, @Nullable Boolean personal) {}

	/**
	 * @param secret absent to keep the one there is; it has to come again when an address changes
	 * @param enabled true if absent
	 */
	record ChangedChannel(@NotBlank @Size(max = 100) String name, @Nullable Map<String, String> settings, @Nullable String secret,
			@Nullable @Min(1) @Max(100_000) Integer perMinute, @Nullable Boolean enabled) {}

	record ChannelAnswer(UUID id, String name, ChannelKind kind, Map<String, String> settings, boolean hasSecret, int perMinute,
			boolean enabled, boolean personal, Instant createdAt, Instant updatedAt) {

		static ChannelAnswer of(Channel channel) {
			return new ChannelAnswer(channel.id(), channel.name(), channel.kind(), channel.settings(), channel.hasSecret(),
					channel.perMinute(), channel.enabled(), channel.owner() != null, channel.createdAt(), channel.updatedAt());
		}
	}

	/** @param secret that was made for it, told this once; absent if it was given or there is none */
	record CreatedChannel(UUID id, ChannelAnswer channel, @Nullable String secret) {}

	/** @param detail why not, for people */
	record TestAnswer(Receipt.Outcome outcome, @Nullable Integer status, String detail, long millis) {}

	private final ChannelAdministration administration;

	ChannelController(ChannelAdministration administration) {
		this.administration = administration;
	}

	@GetMapping
	@Needs(Permission.NOTIFICATION_READ)
	Page<ChannelAnswer> list(PageQuery page, Caller caller) {
		return Page.of(administration.page(caller, page).stream().map(ChannelAnswer::of).toList(), administration.count(caller), page);
	}

	@GetMapping("/{id}")
	@Needs(Permission.NOTIFICATION_READ)
	ChannelAnswer get(@PathVariable UUID id, Caller caller) {
		return ChannelAnswer.of(administration.find(id, caller));
	}

	@PostMapping
	@Needs(Permission.NOTIFICATION_WRITE)
	ResponseEntity<CreatedChannel> add(@RequestBody @Valid NewChannel wanted, Caller caller) {
		CreatedChannel created = administration.add(wanted, caller);
		return ResponseEntity.created(URI.create("/api/v1/notification-channels/" + created.id())).body(created);
	}

	@PutMapping("/{id}")
	@Needs(Permission.NOTIFICATION_WRITE)
	ChannelAnswer change(@PathVariable UUID id, @RequestBody @Valid ChangedChannel wanted, Caller caller) {
		return ChannelAnswer.of(administration.change(id, wanted, caller));
	}

	/** What still waits for it goes with it. */
	@DeleteMapping("/{id}")
	@Needs(Permission.NOTIFICATION_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable UUID id, Caller caller) {
		administration.delete(id, caller);
	}

	/** Sends a test at once, and tells what came of it. */
	@PostMapping("/{id}/test")
	@Needs(Permission.NOTIFICATION_WRITE)
	TestAnswer test(@PathVariable UUID id, Caller caller) throws InterruptedException {
		return administration.test(id, caller);
	}
}
