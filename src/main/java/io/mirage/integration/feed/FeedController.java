package io.mirage.integration.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.integration.feed.Changes.Change;
import io.mirage.integration.feed.Consumers.Consumer;
import io.mirage.platform.secrets.WebhookSignature;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Page;
import io.mirage.platform.web.PageQuery;

/** The change feed: each consumer reads on from where it says it is, as often as it likes. */
@RestController
@RequestMapping("/api/v1/change-consumers")
class FeedController {

	private static final int MOST = 500;

	record NewConsumer(@NotBlank @Pattern(regexp = "[a-z0-9-]{1,60}", message = "must be 1 to 60 lower case letters, digits and dashes") String name) {}

	record Offset(@NotBlank String cursor) {}

	/** @param id its name */
	record ConsumerAnswer(String id, String cursor, Instant createdAt, Instant movedAt) {

		static ConsumerAnswer of(Consumer consumer) {
			return new ConsumerAnswer(consumer.name(), consumer.cursor().toString(), consumer.createdAt(), consumer.movedAt());
		}
	}

	/** @param secret by which it knows that an answer is ours; told this once */
	record CreatedConsumer(String id, String secret) {}

	/** @param cursor what to confirm when all of it has been dealt with */
	record Batch(List<Change> data, String cursor) {}

	private final Consumers consumers;
	private final Changes changes;
	private final JsonMapper json;
	private final Clock clock;
	private final SecureRandom random = new SecureRandom();

	FeedController(Consumers consumers, Changes changes, JsonMapper json, Clock clock) {
		this.consumers = consumers;
		this.changes = changes;
		this.json = json;
		this.clock = clock;
	}

	@GetMapping
	@Needs(Permission.INTEGRATION_READ)
	Page<ConsumerAnswer> list(PageQuery page, Caller caller) {
		return Page.of(consumers.page(caller.organisationId(), page).stream().map(ConsumerAnswer::of).toList(),
				consumers.count(caller.organisationId()), page);
	}

	@PostMapping
	@Needs(Permission.INTEGRATION_WRITE)
	ResponseEntity<CreatedConsumer> add(@RequestBody @Valid NewConsumer wanted, Caller caller) {
		String secret = WebhookSignature.newSecret(random);
		try {
			consumers.add(caller.organisationId(), wanted.name(), secret, clock.instant());
		} catch (DuplicateKeyException taken) {
			throw FeedProblem.NAME_TAKEN.because("There is a consumer '" + wanted.name() + "' already.");
		}
		return ResponseEntity.created(URI.create("/api/v1/change-consumers/" + wanted.name())).body(new CreatedConsumer(wanted.name(), secret));
	}

	/** The next changes, signed like a webhook; asking again without confirming gives the same again. */
	@GetMapping("/{consumer}/changes")
	@Needs(Permission.INTEGRATION_READ)
	ResponseEntity<byte[]> next(@PathVariable String consumer, @RequestParam(defaultValue = "100") int limit, Caller caller) {
		Consumer known = find(consumer, caller);
		List<Change> data = changes.after(known.cursor(), caller.organisationId(), Math.clamp(limit, 1, MOST));
		String cursor = data.isEmpty() ? known.cursor().toString() : data.getLast().cursor();
		byte[] body = json.writeValueAsString(new Batch(data, cursor)).getBytes(StandardCharsets.UTF_8);
		Instant now = clock.instant();
		String id = consumer + "@" + cursor;
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).header(WebhookSignature.ID, id)
				.header(WebhookSignature.TIMESTAMP, Long.toString(now.getEpochSecond()))
				.header(WebhookSignature.SIGNATURE, WebhookSignature.sign(consumers.secret(caller.organisationId(), consumer), id, now, body)).body(body);
	}

	/** Forwards to confirm, or back to read again; 0.0 is the beginning of what is kept. */
	@PutMapping("/{consumer}/offset")
	@Needs(Permission.INTEGRATION_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void move(@PathVariable String consumer, @RequestBody @Valid Offset offset, Caller caller) {
		find(consumer, caller);
		Cursor to = Cursor.tryParse(offset.cursor()).orElseThrow(() -> FeedProblem.INVALID_CURSOR
				.because("'" + offset.cursor() + "' is no cursor; every change has one, and 0.0 is the beginning."));
		consumers.move(caller.organisationId(), consumer, to, clock.instant());
	}

	@DeleteMapping("/{consumer}")
	@Needs(Permission.INTEGRATION_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String consumer, Caller caller) {
		find(consumer, caller);
		consumers.delete(caller.organisationId(), consumer);
	}

	private Consumer find(String name, Caller caller) {
		return consumers.find(caller.organisationId(), name)
				.orElseThrow(() -> FeedProblem.UNKNOWN_CONSUMER.because("There is no consumer '" + name + "'."));
	}
}
