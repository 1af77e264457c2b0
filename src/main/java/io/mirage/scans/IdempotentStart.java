package io.mirage.scans;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.scans.ScanId;
import io.mirage.platform.security.Caller;

/** Starts a scan once, however often a caller repeats the request under the same Idempotency-Key. */
@Component
class IdempotentStart {

	private record Earlier(ScanId scan, String request) {}

	static final int MAX_KEY = 255;

	private final ScanOrchestration orchestration;
	private final Scans scans;
	private final JdbcClient jdbc;
	private final JsonMapper json;
	private final ScanProperties properties;
	private final Clock clock;

	IdempotentStart(ScanOrchestration orchestration, Scans scans, JdbcClient jdbc, JsonMapper json, ScanProperties properties,
			Clock clock) {
		this.orchestration = orchestration;
		this.scans = scans;
		this.jdbc = jdbc;
		this.json = json;
		this.properties = properties;
		this.clock = clock;
	}

	/** @param key absent if the caller does not want the protection */
	@Transactional
	Scan start(NewScan wanted, Caller caller, @Nullable String key) {
		if (key == null) {
			return orchestration.start(wanted, caller);
		}
		if (key.isBlank() || key.length() > MAX_KEY) {
			throw ScanProblem.KEY_REUSED.because("An Idempotency-Key has 1 to " + MAX_KEY + " characters.");
		}
		waitForTwin(caller, key);
		String request = digest(wanted);
		return find(caller, key).map(earlier -> repeat(earlier, request, caller))
				.orElseGet(() -> startFirst(wanted, caller, key, request));
	}

	/** Forgets keys that are too old to be repeated. */
	void sweep() {
		jdbc.sql("delete from scans.idempotency_key where created_at < ?")
				.param(Columns.time(clock.instant().minus(properties.keepIdempotencyKeys()))).update();
	}

	private Scan startFirst(NewScan wanted, Caller caller, String key, String request) {
		Scan scan = orchestration.start(wanted, caller);
		jdbc.sql("insert into scans.idempotency_key (account_id, key, request, scan_id, created_at) values (?, ?, ?, ?, ?)")
				.params(caller.accountId().value(), key, request, scan.id().value(), Columns.time(clock.instant())).update();
		return scan;
	}

	private Scan repeat(Earlier earlier, String request, Caller caller) {
		if (!earlier.request().equals(request)) {
			throw ScanProblem.KEY_REUSED.because("This Idempotency-Key was sent with other content before.");
		}
		return scans.find(earlier.scan(), caller.organisationId()).orElseThrow(() -> ScanOrchestration.unknown(earlier.scan()));
	}

	private Optional<Earlier> find(Caller caller, String key) {
		return jdbc.sql("select scan_id, request from scans.idempotency_key where account_id = ? and key = ?")
				.params(caller.accountId().value(), key)
				.query((row, number) -> new Earlier(new ScanId(Columns.uuid(row, "scan_id")), row.getString("request")))
				.optional();
	}

	/** Two requests at the same moment: the second waits for the first one's transaction. */
	private void waitForTwin(Caller caller, String key) {
		jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param("scans " + caller.accountId() + key)
				.query((row, number) -> true).list();
	}

	private String digest(NewScan wanted) {
		try {
			byte[] text = json.writeValueAsString(wanted).getBytes(StandardCharsets.UTF_8);
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
		} catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException("Every Java platform has SHA-256", impossible);
		}
	}
}
