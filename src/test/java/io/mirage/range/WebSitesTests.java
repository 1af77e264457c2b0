package io.mirage.range;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import javax.net.ssl.SSLException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebSitesTests {

	private static final String WWW = "www.aurora-kites.example";

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

	@Test
	void theCompanySiteHasTitleBannersLinksAndMail() throws Exception {
		HttpResponse<byte[]> response = client.get("https://www.aurora-kites.example/");
		assertThat(response.headers().firstValue("Server")).contains("nginx/1.24.0");
		assertThat(response.headers().firstValue("X-Powered-By")).contains("PHP/8.2.7");
		assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("<title>Aurora Kites - ",
				"content=\"WordPress 6.4.2\"", "href=\"https://www.north-loft.example/\"", "mailto:info@aurora-kites.example");
	}

	@Test
	void servesRobotsAndSecurityTxt() throws Exception {
		assertThat(client.text("https://www.aurora-kites.example/robots.txt")).contains("Disallow: /workshop/");
		assertThat(client.text("https://www.aurora-kites.example/.well-known/security.txt")).contains("Contact: mailto:");
	}

	@ParameterizedTest
	@CsvSource({"http://www.aurora-kites.example/about, 301, https://www.aurora-kites.example/about",
			"https://aurora-kites.example/, 301, https://www.aurora-kites.example/",
			"http://go.aurora-kites.example/x, 302, https://shop.aurora-kites.example/"})
	void redirects(String from, int status, String to) throws Exception {
		HttpResponse<byte[]> response = client.get(from);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Location")).contains(to);
	}

	@ParameterizedTest
	@CsvSource({"https://intranet.aurora-kites.example/, 401, WWW-Authenticate, Basic realm=\"Aurora staff\"",
			"http://staging.aurora-kites.example/, 503, Retry-After, 120",
			"https://api.aurora-kites.example/, 200, Server, gunicorn/20.0.4",
			"https://api.aurora-kites.example/v1/kites, 200, Content-Type, application/json",
			"https://admin.aurora-kites.example/, 403, Server, nginx/1.24.0",
			"https://www.aurora-kites.example/nowhere, 404, Server, nginx/1.24.0"})
	void answersWithStatusAndHeader(String url, int status, String header, String value) throws Exception {
		HttpResponse<byte[]> response = client.get(url);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue(header)).contains(value);
	}

	@Test
	void listsAFolderAndAsksForAPassword() throws Exception {
		assertThat(client.text("http://dev.aurora-kites.example/")).contains("<title>Index of /</title>", "href=\"/backup/\"");
		assertThat(client.text("https://login.aurora-kites.example/")).contains("type=\"password\"");
	}

	@Test
	void theHostilePageIsHostile() throws Exception {
		HttpResponse<byte[]> response = client.get("http://guestbook.aurora-kites.example/");
		String page = new String(response.body(), StandardCharsets.UTF_8);
		assertThat(page).contains("<title>=HYPERLINK(", "<script>alert('title')</script>", "\u0007", "\u001b[31m", "\u0000",
				"\u202e", "javascript:alert('link')", "onerror=");
		assertThat(response.body()).hasSizeGreaterThan(100_000);
	}

	@Test
	void theArchiveIsSlow() throws Exception {
		Instant before = Instant.now();
		client.get("http://archive.aurora-kites.example/");
		assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(290));
	}

	@Test
	void presentsTheCertificateOfTheNameAskedFor() throws IOException {
		assertThat(subject(client.certificate("login.aurora-kites.example", "login.aurora-kites.example")))
				.isEqualTo("CN=login.aurora-kites.example");
		assertThat(client.certificate("login.aurora-kites.example", "login.aurora-kites.example").toString())
				.contains("partner-desk.aurora-kites.example");
	}

	@Test
	void presentsTheFirstSitesCertificateToWhoeverNamesNone() throws IOException {
		assertThat(subject(client.certificate("192.0.2.10", ""))).isEqualTo("CN=www.aurora-kites.example");
		assertThat(subject(client.certificate("2001:db8:a::12", ""))).isEqualTo("CN=api.aurora-kites.example");
		assertThat(subject(client.certificate("192.0.2.10", "unknown.example"))).isEqualTo("CN=www.aurora-kites.example");
	}

	@Test
	void hasAnExpiredAndASelfSignedCertificate() throws IOException {
		X509Certificate expired = client.certificate("legacy-catalog.aurora-kites.example", "legacy-catalog.aurora-kites.example");
		assertThat(expired.getNotAfter().toInstant()).isBefore(Instant.now());
		X509Certificate own = client.certificate("camera-roof.aurora-kites.example", "camera-roof.aurora-kites.example");
		assertThat(own.getIssuerX500Principal()).isEqualTo(own.getSubjectX500Principal());
		for (String host : new String[] {"legacy-catalog", "camera-roof"}) {
			assertThatThrownBy(() -> client.get("https://" + host + ".aurora-kites.example/")).isInstanceOf(SSLException.class);
		}
	}

	private static String subject(X509Certificate certificate) {
		return certificate.getSubjectX500Principal().getName();
	}

	@Test
	void countsVisits() throws Exception {
		int before = range.visits().getOrDefault("www.north-loft.example", 0);
		client.get("https://www.north-loft.example/");
		assertThat(range.visits()).containsEntry("www.north-loft.example", before + 1).containsEntry("vault.north-loft.example", 0);
	}

	@ParameterizedTest
	@CsvSource({"'GET / HTTP/1.1\r\nHost: www.aurora-kites.example\r\nContent-Length: x\r\n\r\n', 400",
			"'GET / HTTP/1.1\r\nno colon\r\n\r\n', 400", "'nonsense\r\n\r\n', 400",
			"'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc', 405",
			"'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999\r\n\r\nabc', 413",
			"'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 411"})
	void tellsAClientThatItMadeAMistake(String request, int status) throws IOException {
		assertThat(answer(request)).startsWith("HTTP/1.1 " + status + " ");
	}

	@Test
	void readsNoEndlessHead() throws IOException {
		assertThat(answer("GET / HTTP/1.1\r\nX: " + "a".repeat(16 * 1024 - 18))).startsWith("HTTP/1.1 431 ");
	}

	@Test
	void answersSeveralRequestsOnOneConnectionAndAHeadWithoutABody() throws IOException {
		String request = "HEAD / HTTP/1.1\r\nHost: dev.aurora-kites.example\r\n\r\n";
		String answer = new String(client.talk("dev.aurora-kites.example", 80,
				(request + request).getBytes(StandardCharsets.US_ASCII)), StandardCharsets.UTF_8);
		assertThat(answer.split("HTTP/1.1 200 OK")).hasSize(3);
		assertThat(answer).doesNotContain("<html");
	}

	private static String answer(String request) throws IOException {
		return new String(client.talk(WWW, 80, request.getBytes(StandardCharsets.US_ASCII)), StandardCharsets.UTF_8);
	}

	@Test
	void outlivesNoiseOnEveryPort() throws Exception {
		Random random = new Random(7);
		for (String entry : range.settings().connectTo()) {
			byte[] noise = new byte[random.nextInt(2000)];
			random.nextBytes(noise);
			int port = Integer.parseInt(entry.substring(entry.lastIndexOf(':') + 1));
			try (Socket socket = new Socket()) {
				socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
				socket.getOutputStream().write(noise);
				socket.shutdownOutput();
				drain(socket.getInputStream());
			}
		}
		assertThat(client.get("https://www.aurora-kites.example/").statusCode()).isEqualTo(200);
		assertThat(client.whois("whois.iana.org", "example")).contains("refer:");
	}

	private static void drain(InputStream in) {
		try {
			in.transferTo(java.io.OutputStream.nullOutputStream());
		}
		catch (IOException e) {
			assertThat(e).hasMessageContaining("reset");
		}
	}
}
