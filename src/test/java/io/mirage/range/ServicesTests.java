package io.mirage.range;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;
import org.xbill.DNS.ZoneTransferException;
import org.xbill.DNS.ZoneTransferIn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServicesTests {

	private static PracticeRange range;

	private static RangeClient client;

	@BeforeAll
	static void start() throws IOException {
		range = PracticeRange.start();
		client = new RangeClient(range.settings());
	}

	@AfterAll
	static void stop() throws IOException {
		client.close();
		range.close();
	}

	@ParameterizedTest
	@CsvSource({"mail.aurora-kites.example:25, 220 mail.aurora-kites.example ESMTP Postfix", "mail.aurora-kites.example:110, +OK Dovecot",
			"mail.aurora-kites.example:143, * OK [CAPABILITY IMAP4rev1", "ftp.aurora-kites.example:21, 220 (vsFTPd 3.0.3)",
			"dev.aurora-kites.example:22, SSH-2.0-OpenSSH_9.2p1", "camera-roof.aurora-kites.example:23, BusyBox",
			"ledger.aurora-kites.example:3306, 8.0.36-0ubuntu0.22.04.1", "ledger.aurora-kites.example:5432, N",
			"ledger.aurora-kites.example:6379, redis_version:7.0.15", "ledger.aurora-kites.example:27017, maxWireVersion"})
	void greetsAsTheRealOneDoes(String service, String expected) throws IOException {
		assertThat(String.join("\n", new ServiceEvidence(client).identify(service))).contains(expected);
	}

	@Test
	void theMailServerTurnsToTlsAndRelaysNothing() throws Exception {
		try (Socket socket = client.connect("mail.aurora-kites.example", 25)) {
			assertThat(say(socket, "EHLO tester.example\r\nSTARTTLS\r\n", "220 2.0.0 Ready")).contains("250-STARTTLS");
			try (SSLSocket secure = (SSLSocket) RangeClient.trustingAnybody().getSocketFactory().createSocket(socket, null, 25, true)) {
				secure.startHandshake();
				assertThat(((X509Certificate) secure.getSession().getPeerCertificates()[0]).getSubjectX500Principal().getName())
						.isEqualTo("CN=mail.aurora-kites.example");
				assertThat(say(secure, "MAIL FROM:<a@b.example>\r\nQUIT\r\n", "Bye")).contains("550 5.7.1");
			}
		}
	}

	/** Everything up to and with the text waited for. */
	private static String say(Socket socket, String lines, String until) throws IOException {
		socket.getOutputStream().write(lines.getBytes(StandardCharsets.US_ASCII));
		StringBuilder said = new StringBuilder();
		while (said.indexOf(until) < 0 || said.charAt(said.length() - 1) != '\n') {
			said.append((char) socket.getInputStream().read());
		}
		return said.toString();
	}

	@Test
	void imapRepeatsTheTag() throws IOException {
		String said = new String(client.talk("mail.aurora-kites.example", 143, "x7 CAPABILITY\r\nx8 LOGOUT\r\n".getBytes(StandardCharsets.US_ASCII)),
				StandardCharsets.US_ASCII);
		assertThat(said).contains("x7 OK Pre-login", "x8 OK Logout");
	}

	@Test
	void theForgottenNameServerHandsOutItsOldCopy() throws Exception {
		ZoneTransferIn open = transfer("ns2.aurora-kites.example");
		open.run();
		assertThat(open.getAXFR()).hasSize(9).extracting(DnsTruth::text).contains("carousel-2015.aurora-kites.example A 192.0.2.42");
		ZoneTransferIn closed = transfer("ns1.aurora-kites.example");
		assertThatThrownBy(closed::run).isInstanceOf(ZoneTransferException.class);
		assertThat(client.query("carousel-2015.aurora-kites.example", Type.A).getHeader().getRcode()).isEqualTo(Rcode.NXDOMAIN);
	}

	private static ZoneTransferIn transfer(String server) throws IOException {
		return ZoneTransferIn.newAXFR(Zones.name("aurora-kites.example"), "127.0.0.1", client.endpoint(server, 53).getPort(), null);
	}

	@Test
	void theDocumentsTablePointsToItsObjects() throws Exception {
		String pdf = new String(client.get("https://press-kit.aurora-kites.example/press-release.pdf").body(), StandardCharsets.US_ASCII);
		String[] tail = pdf.substring(pdf.lastIndexOf("startxref")).split("\n", -1);
		List<String> table = pdf.substring(Integer.parseInt(tail[1])).lines().toList();
		assertThat(table.subList(0, 2)).containsExactly("xref", "0 7");
		for (int number = 1; number <= 6; number++) {
			assertThat(pdf.substring(Integer.parseInt(table.get(number + 2).substring(0, 10)))).startsWith(number + " 0 obj");
		}
		assertThat(pdf).contains("/Author (Tove Skyggeberg)", "/Creator (LibreOffice 7.4)");
	}

	@Test
	void thirdPartiesAnswerInTheirOwnForms() throws Exception {
		assertThat(client.text("https://api.hackertarget.com/hostsearch/?q=aurora-kites.example").lines()).allMatch(line -> line.matches("[^,]+,[0-9.]+"));
		assertThat(client.text("https://api.mnemonic.no/pdns/v3/aurora-kites.example")).startsWith("{\"responseCode\":200");
		assertThat(client.text("https://lists.blocklist.de/lists/all.txt").lines()).contains("198.51.100.22");
	}
}
