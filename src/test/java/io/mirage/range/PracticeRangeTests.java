package io.mirage.range;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PracticeRangeTests {

	@Test
	void startsWithinASecondOnceTheClassesAreLoaded() {
		PracticeRange.start().close();
		Instant before = Instant.now();
		try (PracticeRange range = PracticeRange.start()) {
			assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(1));
			assertThat(range.groundTruth().facts()).isNotEmpty();
		}
	}

	@Test
	void twoRangesRunBesideEachOtherAndHoldTheSameTruth() throws Exception {
		try (PracticeRange one = PracticeRange.start(); PracticeRange other = PracticeRange.start();
				RangeClient first = new RangeClient(one.settings()); RangeClient second = new RangeClient(other.settings())) {
			assertThat(one.groundTruth()).isEqualTo(other.groundTruth());
			assertThat(one.settings().resolvers()).isNotEqualTo(other.settings().resolvers());
			assertThat(one.settings().trustedCertificates()).isNotEqualTo(other.settings().trustedCertificates());
			for (String url : List.of("https://www.aurora-kites.example/", "https://crt.sh/?q=%25.aurora-kites.example&output=json",
					"https://rdap.nic.example/domain/aurora-kites.example")) {
				assertThat(first.text(url)).isEqualTo(second.text(url));
			}
		}
	}

	@Test
	void leadsToLoopbackOnlyAndNamesDocumentationAddressesOnly() {
		try (PracticeRange range = PracticeRange.start()) {
			assertThat(range.settings().restrictToConnectTo()).isTrue();
			assertThat(range.settings().connectTo()).allMatch(entry -> entry.matches("[^=]+:\\d+=127\\.0\\.0\\.1:\\d+"));
			assertThat(range.groundTruth().factsOfType("IpAddress")).extracting(fact -> fact.entity().value())
					.allMatch(address -> address.matches("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d+|2001:db8:.*"));
		}
	}

	@Test
	void closesEveryPort() throws IOException {
		NetworkSettings settings;
		try (PracticeRange range = PracticeRange.start()) {
			settings = range.settings();
		}
		for (String entry : settings.connectTo()) {
			assertRefused(entry.substring(entry.indexOf('=') + 1));
		}
		assertRefused(settings.resolvers().getFirst());
	}

	private static void assertRefused(String address) throws IOException {
		String[] parts = address.split(":", 2);
		try (Socket socket = new Socket()) {
			assertThatThrownBy(() -> socket.connect(new InetSocketAddress(parts[0], Integer.parseInt(parts[1]))))
					.as(address).isInstanceOf(ConnectException.class);
		}
	}

	@Test
	void breaksConversationsOffWhenItCloses() throws IOException {
		try (Socket idle = new Socket()) {
			try (PracticeRange range = PracticeRange.start(); RangeClient client = new RangeClient(range.settings())) {
				idle.connect(client.endpoint("www.aurora-kites.example", 80));
				client.whois("whois.iana.org", "example");
			}
			assertThat(ended(idle)).isTrue();
		}
	}

	private static boolean ended(Socket socket) throws IOException {
		socket.setSoTimeout(2000);
		try {
			return socket.getInputStream().read() == -1;
		}
		catch (java.net.SocketException _) {
			return true;
		}
	}
}
