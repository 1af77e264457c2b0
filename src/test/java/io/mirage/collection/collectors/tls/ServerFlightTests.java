package io.mirage.collection.collectors.tls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.tls.Hello.Extension;
import io.mirage.collection.collectors.tls.ServerFlight.ServerHello;

import static org.assertj.core.api.Assertions.assertThat;

class ServerFlightTests {

	@Test
	void anAlertIsTlsThatRefuses() {
		ServerFlight flight = ServerFlight.read(new byte[] {21, 3, 3, 0, 2, 2, 70});

		assertThat(flight.isTls()).isTrue();
		assertThat(flight.isComplete()).isTrue();
		assertThat(flight.hello()).isEmpty();
	}

	@Test
	void aServerHelloSaysWhatWasChosen() {
		ServerFlight flight = ServerFlight.read(TlsSamples.serverHello(Hello.TLS_1_2, 0x1301,
				List.of(Extension.of(43, 3, 4), Extension.of(16, 0, 3, 2, 'h', '2'))));

		assertThat(flight.hello()).hasValueSatisfying(hello -> {
			assertThat(hello.version()).isEqualTo(Hello.TLS_1_2);
			assertThat(hello.negotiated()).isEqualTo(Hello.TLS_1_3);
			assertThat(hello.cipher()).isEqualTo(0x1301);
			assertThat(hello.protocol()).isEqualTo("h2");
			assertThat(hello.extensions()).containsOnlyKeys(43, 16);
		});
		assertThat(flight.isComplete()).isTrue();
	}

	@Test
	void aServerHelloWithoutExtensionsIsOne() {
		ServerFlight flight = ServerFlight.read(TlsSamples.serverHello(Hello.TLS_1_0, 0x0005, List.of()));

		assertThat(flight.hello()).map(ServerHello::negotiated).hasValue(Hello.TLS_1_0);
		assertThat(flight.isComplete()).as("the certificate is still to come").isFalse();
	}

	@Test
	void otherProtocolsAreNotTls() {
		assertThat(ServerFlight.read("SSH-2.0-OpenSSH_9.6\r\n".getBytes(StandardCharsets.US_ASCII)).isTls()).isFalse();
		assertThat(ServerFlight.read("HTTP/1.1 400 Bad Request\r\n".getBytes(StandardCharsets.US_ASCII)).isTls()).isFalse();
		assertThat(ServerFlight.read(new byte[0]).isTls()).isFalse();
	}

	@Test
	void damagedFlightsAreReadAsFarAsTheyGo() {
		byte[] right = TlsSamples.serverHello(Hello.TLS_1_2, 0xc02f, List.of(Extension.of(0xff01, 0)));
		Random random = new Random(7);
		for (int round = 0; round < 5000; round++) {
			byte[] damaged = Arrays.copyOf(right, random.nextInt(right.length + 1));
			if (damaged.length > 0) {
				damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
			}
			ServerFlight flight = ServerFlight.read(damaged);
			flight.hello().ifPresent(hello -> assertThat(hello.protocol()).isNotNull());
			assertThat(flight.chain()).isEmpty();
		}
	}

	@Test
	void helloesAreWellFormed() {
		for (Hello hello : Jarm.hellos("www.example.com")) {
			ByteBuffer record = ByteBuffer.wrap(hello.bytes());
			assertThat(record.get(0)).isEqualTo((byte) 22);
			assertThat(record.getShort(3) & 0xFFFF).isEqualTo(record.limit() - 5);
			assertThat(record.getInt(5) & 0xFF_FFFF).isEqualTo(record.limit() - 9);
		}
	}

	/** The expected digits were computed apart from this code, from the definition. */
	@Test
	void fingerprintsAreMadeByTheDefinition() {
		Optional<ServerHello> modern = ServerFlight.read(TlsSamples.serverHello(Hello.TLS_1_2, 0x1302, List.of(Extension.of(51), Extension.of(43, 3, 4)))).hello();
		Optional<ServerHello> old = ServerFlight.read(TlsSamples.serverHello(Hello.TLS_1_2, 0xc02f,
				List.of(Extension.of(0xff01, 0), Extension.of(16, 0, 3, 2, 'h', '2')))).hello();
		List<Optional<ServerHello>> answers = List.of(old, old, Optional.empty(), old, Optional.empty(), Optional.empty(), modern, modern, old, modern);

		assertThat(Jarm.fingerprint(answers)).hasValue("29d29d00029d00000042d42d29d42dba3ebe9cdc3c1ecda34e106f523f355a");
		assertThat(Jarm.fingerprint(List.of(Optional.empty(), Optional.empty()))).isEmpty();
	}
}
