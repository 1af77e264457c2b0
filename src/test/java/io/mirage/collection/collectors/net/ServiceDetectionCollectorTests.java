package io.mirage.collection.collectors.net;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.Certificates;
import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Fact;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ServiceDetectionCollectorTests implements CollectorContract {

	private static final X509Certificate CERTIFICATE = Certificates.of("mail.example.com", "CN=Some CA", "mail.example.com");
	private static final Clock CLOCK = Clock.fixed(Certificates.START.plusSeconds(1), ZoneOffset.UTC);

	@Override
	public Collector collector() {
		return new ServiceDetectionCollector(CLOCK);
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.SERVICE, "192.0.2.25:25/tcp");
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource().certificate(CERTIFICATE)
				.service(25, "220 mail.example.com ESMTP Exim 4.96 Tue\r\n", "250-mail.example.com\r\n250-STARTTLS\r\n250 HELP\r\n", "220 go\r\n");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("Service 192.0.2.25:25/tcp", "Technology Exim", "Hostname mail.example.com");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of("192.0.2.25:25/tcp uses_technology Exim");
	}

	@Test
	void mailServersAreToldToSpeakTls() throws Exception {
		assertThat(service(ask(recording()), 25)).containsEntry("service", "smtp").containsEntry("product", "Exim").containsEntry("version", "4.96")
				.containsEntry("host", "mail.example.com").containsEntry("starttls", "offered").containsEntry("tls", "TLSv1.3")
				.containsEntry("banner", "220 mail.example.com ESMTP Exim 4.96 Tue");
	}

	@Test
	void mailServersWithoutTlsAreToldApart() throws Exception {
		assertThat(detect(143, "* OK [CAPABILITY IMAP4rev1] Dovecot ready.\r\n", "* CAPABILITY IMAP4rev1\r\na1 OK done\r\n"))
				.containsEntry("service", "imap").containsEntry("product", "Dovecot").containsEntry("starttls", "not offered");
		assertThat(detect(110, "+OK POP3 ready\r\n", "-ERR what?\r\n")).containsEntry("service", "pop3").containsEntry("starttls", "not offered");
	}

	@Test
	void greetingsNameTheirProduct() throws Exception {
		assertThat(detect(21, "220 (vsFTPd 3.0.5)\r\n", "211-Features:\r\n UTF8\r\n211 End\r\n")).containsEntry("service", "ftp")
				.containsEntry("product", "vsftpd").containsEntry("version", "3.0.5");
		assertThat(detect(3306, "J\0\0\0\n5.5.5-10.6.12-MariaDB-log\0rest")).containsEntry("service", "mysql")
				.containsEntry("product", "MariaDB").containsEntry("version", "10.6.12");
		assertThat(detect(3306, "J\0\0\0\n8.0.36\0rest")).containsEntry("product", "MySQL").containsEntry("version", "8.0.36");
		assertThat(detect(3306, "E\0\0\0\u00ffj\u0004Host '192.0.2.9' is not allowed to connect to this MySQL server"))
				.containsEntry("service", "mysql").doesNotContainKey("version");
		assertThat(detect(23, "\u00ff\u00fd\u0018\u00ff\u00fd\u0020")).containsEntry("service", "telnet").doesNotContainKey("banner");
		assertThat(detect(2323, "Kite router\r\nlogin: ")).containsEntry("service", "telnet");
	}

	@Test
	void aMailServerThatRefusesUsIsStillOne() throws Exception {
		assertThat(detect(25, "554 5.7.1 blocked by our spam policy\r\n")).containsEntry("service", "smtp");
	}

	@Test
	void redisThatAnswersStrangersIsOpen() throws Exception {
		Answer answer = ask(6379, new ScriptedSource().service(6379, "+PONG\r\n", "$30\r\nredis_version:7.2.4\r\n\r\n"));

		assertThat(service(answer, 6379)).containsEntry("service", "redis").containsEntry("version", "7.2.4").containsEntry("unauthenticated", "true");
		assertThat(fact(answer, 6379).tags()).contains("unauthenticated");
		assertThat(detect(6379, "-NOAUTH Authentication required.\r\n")).containsEntry("access", "password").doesNotContainKey("unauthenticated");
		assertThat(detect(6379, "-DENIED Redis is running in protected mode\r\n")).containsEntry("access", "local only");
	}

	@Test
	void mongodbIsOpenIfItListsItsDatabases() throws Exception {
		String info = ProtocolSamples.mongo("\u0002version\0\6\0\0\0" + "7.0.5\0" + "\u0001ok\0\0\0\0\0\0\0\u00f0\u003f");
		String databases = ProtocolSamples.mongo("\u0001ok\0\0\0\0\0\0\0\u00f0\u003f");
		String refusal = ProtocolSamples.mongo("\u0001ok\0\0\0\0\0\0\0\0\0");

		assertThat(detect(27017, info, databases)).containsEntry("service", "mongodb").containsEntry("version", "7.0.5")
				.containsEntry("unauthenticated", "true");
		assertThat(detect(27017, info, refusal)).containsEntry("version", "7.0.5").doesNotContainKey("unauthenticated");
	}

	@Test
	void elasticsearchIsOpenIfItTellsItsVersion() throws Exception {
		String root = "{\"name\":\"n\",\"version\" : {\"number\" : \"8.12.0\"},\n\"tagline\" : \"You Know, for Search\"}";
		Answer open = ask(9200, new ScriptedSource().page("http://192.0.2.25:9200/", 200, Map.of("content-type", "application/json"), root));
		Answer locked = ask(9200, new ScriptedSource().page("http://192.0.2.25:9200/", 401, Map.of("www-authenticate", "Basic realm=\"security\""), "{}"));

		assertThat(service(open, 9200)).containsEntry("service", "elasticsearch").containsEntry("version", "8.12.0").containsEntry("unauthenticated", "true");
		assertThat(service(locked, 9200)).containsEntry("service", "http").containsEntry("status", "401").doesNotContainKey("unauthenticated");
	}

	@Test
	void postgresIsAskedForTls() throws Exception {
		assertThat(detect(5432, "N")).containsEntry("service", "postgresql").containsEntry("starttls", "not offered");
		assertThat(service(ask(5432, recording().service(5432, "S")), 5432)).containsEntry("starttls", "offered").containsEntry("tls", "TLSv1.3");
	}

	@Test
	void vncWithoutPasswordIsOpen() throws Exception {
		assertThat(detect(5900, "RFB 003.008\n", "\2\1\2")).containsEntry("service", "vnc").containsEntry("protocol_version", "003.008")
				.containsEntry("security", "none vnc").containsEntry("unauthenticated", "true");
		assertThat(detect(5900, "RFB 003.003\n", "\0\0\0\2")).containsEntry("security", "vnc").doesNotContainKey("unauthenticated");
	}

	@Test
	void remoteDesktopsTellTheirSecurity() throws Exception {
		String confirm = "\3\0\0\u0013\u000e\u00d0\0\0\u0012\u0034\0\2\u001f\b\0\2\0\0\0";
		assertThat(service(ask(3389, recording().service(3389, confirm.replace("\u001f\b\0\2", "\0\b\0\2"))), 3389))
				.containsEntry("service", "rdp").containsEntry("security", "credssp").containsEntry("tls", "TLSv1.3");
		assertThat(detect(3389, "\3\0\0\u000b\6\u00d0\0\0\u0012\u0034\0")).containsEntry("service", "rdp").containsEntry("security", "rdp");
	}

	@Test
	void directoriesShowTheirRoot() throws Exception {
		assertThat(detect(389, ProtocolSamples.ldapRoot())).containsEntry("service", "ldap").containsEntry("product", "Kite Directory")
				.containsEntry("version", "2.6").containsEntry("naming_contexts", "dc=example,dc=com").containsEntry("starttls", "not offered");
	}

	@Test
	void fileSharingTellsItsDialect() throws Exception {
		assertThat(detect(445, ProtocolSamples.smbAnswer(0x0302, 1))).containsEntry("service", "smb").containsEntry("protocol_version", "3.0.2")
				.containsEntry("signing", "not required");
		assertThat(detect(445, ProtocolSamples.smbAnswer(0x0210, 3))).containsEntry("signing", "required");
	}

	@Test
	void sshShowsItsKey() throws Exception {
		Answer answer = ask(22, new ScriptedSource().service(22, "SSH-2.0-OpenSSH_9.6p1 Debian-3\r\n",
				ProtocolSamples.sshOffer("curve25519-sha256"), ProtocolSamples.sshReply()));

		assertThat(service(answer, 22)).containsEntry("service", "ssh").containsEntry("product", "OpenSSH").containsEntry("version", "9.6p1")
				.containsEntry("system", "Debian-3").containsEntry("kex_algorithms", "curve25519-sha256");
		assertThat(CollectorContract.facts(answer)).contains("SshKey " + ProtocolSamples.SSH_FINGERPRINT,
				"Fingerprint hassh-server:" + Digests.md5("curve25519-sha256;aes128-ctr;hmac-sha2-256;none"));
	}

	@Test
	void unknownServicesAreOpenAndNoMore() throws Exception {
		assertThat(detect(4444, "\u0001\u0002")).containsEntry("state", "open").doesNotContainKeys("service", "banner");
		assertThat(detect(4444, "Hello stranger\r\n")).containsEntry("banner", "Hello stranger").doesNotContainKey("service");
	}

	@Test
	void nobodyAtHomeIsUnreachable() {
		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> ask(25, new ScriptedSource()));
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> collector()
				.collect(CollectorContract.about(EntityType.SERVICE, "192.0.2.1:53/udp"), new ScriptedSource(), new Answer(new EntityParser())));
	}

	private Map<String, String> detect(int port, String... says) throws SourceException, InterruptedException {
		return service(ask(port, new ScriptedSource().service(port, says)), port);
	}

	private Answer ask(int port, ScriptedSource source) throws SourceException, InterruptedException {
		Answer answer = new Answer(new EntityParser());
		collector().collect(CollectorContract.about(EntityType.SERVICE, "192.0.2.25:" + port + "/tcp"), source, answer);
		return answer;
	}

	private static Fact fact(Answer answer, int port) {
		return answer.found(EntityRef.of(EntityType.SERVICE, "192.0.2.25:" + port + "/tcp"));
	}

	private static Map<String, String> service(Answer answer, int port) {
		return fact(answer, port).attributes();
	}
}
