package io.mirage.range;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HostileRangeTests {

	private static final byte[] REQUEST = "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	private static PracticeRange range;

	private static RangeClient client;

	@BeforeAll
	static void start() throws IOException {
		range = PracticeRange.start(RangeOptions.SMALL.withHostile(true));
		client = new RangeClient(range.settings());
	}

	@AfterAll
	static void stop() throws IOException {
		client.close();
		range.close();
	}

	@Test
	void nobodyMeetsThemUnlessTheyAreAskedFor() {
		try (PracticeRange peaceful = PracticeRange.start()) {
			assertThat(peaceful.groundTruth().find("Hostname", "bomb.aurora-kites.example")).isEmpty();
			assertThat(peaceful.settings().connectTo()).noneMatch(entry -> entry.startsWith("bomb."));
		}
		assertThat(range.groundTruth().find("Hostname", "bomb.aurora-kites.example")).isPresent();
	}

	@Test
	void goesOnForAsLongAsSomebodyReads() throws IOException {
		assertThat(read("endless.aurora-kites.example", 3_000_000)).hasSize(3_000_000);
		assertThat(read("loud.aurora-kites.example", 9_000_000)).hasSize(9_000_000);
		assertThat(read("loris.aurora-kites.example", 95)).endsWith(new byte[] {'.', '.'});
	}

	private static byte[] read(String host, int length) throws IOException {
		try (Socket socket = client.connect(host, 80)) {
			socket.getOutputStream().write(REQUEST);
			return socket.getInputStream().readNBytes(length);
		}
	}

	@Test
	void leadsInACircle() throws Exception {
		String url = "http://roundabout.aurora-kites.example/";
		for (int step = 0; step < 10; step++) {
			url = client.get(url).headers().firstValue("Location").orElseThrow();
		}
		assertThat(url).isEqualTo("http://roundabout.aurora-kites.example/");
	}

	@Test
	void packsALotOfNothing() throws IOException {
		try (Socket socket = client.connect("bomb.aurora-kites.example", 80)) {
			socket.getOutputStream().write(REQUEST);
			StringBuilder head = new StringBuilder();
			while (head.indexOf("\r\n\r\n") < 0) {
				head.append((char) socket.getInputStream().read());
			}
			assertThat(head).contains("Content-Encoding: gzip");
			assertThat(new GZIPInputStream(socket.getInputStream()).readNBytes(50_000_000)).hasSize(50_000_000);
		}
	}

	@Test
	void presentsNoiseForACertificate() {
		assertThatThrownBy(() -> client.certificate("forged.aurora-kites.example", "forged.aurora-kites.example"))
				.hasMessageContaining("parse");
	}

	@Test
	void writesJapaneseAsItOnceWas() throws Exception {
		assertThat(new String(client.get("http://sakura.aurora-kites.example/").body(), Charset.forName("ISO-2022-JP"))).contains("桜の凧");
	}

	@Test
	void nestsARegistrationAMillionLevelsDeep() throws Exception {
		assertThat(client.text("https://rdap.rir.example/ip/198.51.100.208")).hasSizeGreaterThan(2_000_000).contains("[[[[");
		assertThat(client.text("https://rdap.rir.example/ip/198.51.100.20")).contains("AURORA-NET-2");
	}

	@Test
	void saysNothingAtAllAboutOneName() throws IOException {
		var resolver = client.resolver();
		resolver.setTimeout(Duration.ofMillis(300));
		Message query = Message.newQuery(Record.newRecord(Zones.name("silent.aurora-kites.example"), Type.A, DClass.IN));
		assertThatThrownBy(() -> resolver.send(query)).isInstanceOf(IOException.class);
		assertThat(client.records("bomb.aurora-kites.example", Type.A)).hasSize(1);
	}
}
