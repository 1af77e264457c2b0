package io.mirage.platform.security;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;

import io.mirage.platform.data.DataFolder;
import io.mirage.platform.secrets.Vault;
import io.mirage.support.HandClock;

import static org.assertj.core.api.Assertions.assertThat;

class LocalOriginTests {

	private final HandClock clock = new HandClock();
	private LocalOrigin gateway;
	private LocalOrigin auth;

	@BeforeEach
	void twoProcessesOfOneInstallation(@TempDir Path data) {
		clock.set(Instant.parse("2026-11-25T12:00:00Z"));
		gateway = origin(data, clock);
		auth = origin(data, clock);
	}

	@Test
	void aDirectRequestOnThisMachineIsLocal() {
		assertThat(auth.isLocal(from("127.0.0.1"))).isTrue();
		assertThat(auth.isLocal(from("::1"))).isTrue();
		assertThat(auth.isLocal(from("192.0.2.7"))).isFalse();
		assertThat(auth.isLocal(forwarded())).as("passed on by some proxy").isFalse();
	}

	@Test
	void theGatewaysWordIsTaken() {
		MockHttpServletRequest passedOn = forwarded();
		passedOn.addHeader(LocalOrigin.HEADER, gateway.word(from("127.0.0.1")).orElseThrow());

		assertThat(auth.isLocal(passedOn)).isTrue();
		clock.advance(Duration.ofSeconds(31));
		assertThat(auth.isLocal(passedOn)).as("half a minute later").isFalse();
	}

	@Test
	void theGatewayGivesItsWordForNobodyElse() {
		assertThat(gateway.word(from("192.0.2.7"))).isEmpty();
		assertThat(gateway.word(forwarded())).isEmpty();
	}

	@Test
	void aForgedWordIsNone(@TempDir Path elsewhere) {
		MockHttpServletRequest forged = forwarded();
		forged.addHeader(LocalOrigin.HEADER, origin(elsewhere, clock).word(from("127.0.0.1")).orElseThrow());
		MockHttpServletRequest nonsense = forwarded();
		nonsense.addHeader(LocalOrigin.HEADER, "2026-11-25T12:00:00Z");

		assertThat(auth.isLocal(forged)).isFalse();
		assertThat(auth.isLocal(nonsense)).isFalse();
	}

	private static LocalOrigin origin(Path data, Clock clock) {
		return new LocalOrigin(new Vault(new DataFolder(data)), clock);
	}

	private static MockHttpServletRequest from(String address) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setRemoteAddr(address);
		return request;
	}

	private static MockHttpServletRequest forwarded() {
		MockHttpServletRequest request = from("127.0.0.1");
		request.addHeader("X-Forwarded-For", "127.0.0.1");
		return request;
	}
}
