package io.mirage.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;

import static org.assertj.core.api.Assertions.assertThat;

class LiveConnectionTests {

	private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
	private static final ScanId SCAN = ScanId.create(NOON);
	private static final OrganisationId OTHER = OrganisationId.create(NOON);

	@Test
	void wantsWhatItsOrganisationMaySee() {
		LiveConnection all = connection(NOON);

		assertThat(all.wants(event(OrganisationId.DEFAULT, SCAN))).isTrue();
		assertThat(all.wants(event(OTHER, SCAN))).isFalse();
		assertThat(all.wants(new LiveEvent(UUID.randomUUID(), null, null, "service.changed", "x"))).isTrue();
	}

	@Test
	void oneScanIsOneScan() {
		LiveConnection one = new LiveConnection(OrganisationId.DEFAULT, SCAN, NOON, 8, () -> true);

		assertThat(one.wants(event(OrganisationId.DEFAULT, SCAN))).isTrue();
		assertThat(one.wants(event(OTHER, SCAN))).isFalse();
		assertThat(one.wants(event(OrganisationId.DEFAULT, ScanId.create(NOON.plusMillis(1))))).isFalse();
		assertThat(one.wants(new LiveEvent(UUID.randomUUID(), null, null, "service.changed", "x"))).isFalse();
	}

	@Test
	void aFullQueueEndsTheConnectionOnce() throws IOException, InterruptedException {
		LiveConnection slow = connection(NOON.plusSeconds(60));
		for (int i = 0; i < 8; i++) {
			assertThat(slow.offer("data: " + i + "\n\n")).isTrue();
		}
		assertThat(slow.offer("data: 8\n\n")).isFalse();
		assertThat(slow.offer("data: 9\n\n")).as("nothing is dropped a second time").isTrue();
		assertThat(written(slow)).isEqualTo("retry: 2000\n\n");
	}

	@Test
	void anExpiredTokenShowsNothing() throws IOException, InterruptedException {
		LiveConnection expired = connection(NOON);
		expired.offer("data: secret\n\n");

		assertThat(written(expired)).doesNotContain("secret");
	}

	@Test
	void whoWouldNotBeLetInAnyMoreSeesNothingMore() throws IOException, InterruptedException {
		AtomicBoolean good = new AtomicBoolean(true);
		LiveConnection connection = new LiveConnection(OrganisationId.DEFAULT, null, NOON.plusSeconds(60), 8, good::get);
		connection.review();
		assertThat(connection.offer("data: 1\n\n")).isTrue();

		good.set(false);
		connection.review();

		assertThat(written(connection)).isEqualTo("retry: 2000\n\n");
	}

	private static String written(LiveConnection connection) throws IOException, InterruptedException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		connection.writeTo(out, Duration.ofSeconds(1), Clock.fixed(NOON, ZoneOffset.UTC));
		return out.toString(StandardCharsets.UTF_8);
	}

	private static LiveConnection connection(Instant expiry) {
		return new LiveConnection(OrganisationId.DEFAULT, null, expiry, 8, () -> true);
	}

	private static LiveEvent event(OrganisationId organisation, ScanId scan) {
		return new LiveEvent(UUID.randomUUID(), organisation, scan, "scan.state", "x");
	}
}
