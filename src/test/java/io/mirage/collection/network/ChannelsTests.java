package io.mirage.collection.network;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.TextReply;
import io.mirage.collection.source.TlsReply;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.range.PracticeRange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Every channel against the real servers of the practice range. */
class ChannelsTests {

	private static final EntityRef LOFT = EntityRef.of(EntityType.DOMAIN_NAME, "north-loft.example");
	private static PracticeRange range;

	private Wire wire;

	@BeforeAll
	static void open() {
		range = PracticeRange.start();
	}

	@AfterAll
	static void close() {
		range.close();
	}

	@BeforeEach
	void connect() {
		wire = Wire.into(range);
	}

	@AfterEach
	void disconnect() {
		wire.close();
	}

	@Test
	void namesAreResolvedWithTheirAliases() throws Exception {
		TrackedClient client = wire.client();
		DnsReply reply = client.dns("shop.aurora-kites.example", Type.A);

		assertThat(reply.records()).extracting(Record::getType).containsExactly(Type.CNAME, Type.A);
		assertThat(reply.exists()).isTrue();
		assertThat(reply.evidence().mediaType()).isEqualTo("text/dns");
		assertThat(text(reply.evidence().bytes())).contains("203.0.113.80").contains("shop.aurora-kites.example.");
		assertThat(client.requests()).isEqualTo(1);
		assertThat(client.receipts()).singleElement().satisfies(receipt -> {
			assertThat(receipt.channel()).isEqualTo("dns");
			assertThat(receipt.destination()).isEqualTo("shop.aurora-kites.example");
			assertThat(receipt.allowed()).isTrue();
			assertThat(receipt.reason()).isEqualTo("within target aurora-kites.example");
		});
	}

	@Test
	void noSuchNameNoSuchRecordAndNoAnswerAreThreeThings() throws Exception {
		DnsReply noName = wire.client().dns("nothing-here.aurora-kites.example", Type.A);
		DnsReply noRecord = wire.client().dns("blog.aurora-kites.example", Type.MX);
		DnsReply danglingAlias = wire.client().dns("promo.aurora-kites.example", Type.A);

		assertThat(noName.exists()).isFalse();
		assertThat(noName.records()).isEmpty();
		assertThat(noRecord.exists()).isTrue();
		assertThat(noRecord.records()).isEmpty();
		assertThat(danglingAlias.exists()).isTrue();
		assertThat(danglingAlias.records()).extracting(Record::getType).containsExactly(Type.CNAME);
		EntityRef elsewhere = EntityRef.of(EntityType.DOMAIN_NAME, "not-served-here.test");
		assertThatExceptionOfType(Unreachable.class)
				.isThrownBy(() -> wire.client(Wire.scan(Intrusiveness.DNS, List.of(elsewhere))).dns("not-served-here.test", Type.A))
				.withMessageContaining("REFUSED");
	}

	@Test
	void answersThatFitNoDatagramAreAskedForOverTcp() throws Exception {
		DnsReply reply = wire.client().dns("aurora-kites.example", Type.TXT);

		assertThat(reply.records()).hasSize(12);
		assertThat(text(reply.evidence().bytes())).contains("v=spf1");
	}

	@Test
	void aWholeWordListIsAskedAtOnce() throws Exception {
		TrackedClient client = wire.client();
		List<String> names = client.wordList("subdomains").stream().map(word -> word + ".aurora-kites.example").toList();

		Map<String, DnsReply> replies = client.dnsAll(names, Type.A);

		assertThat(names).hasSizeGreaterThan(450).doesNotHaveDuplicates();
		assertThat(replies).containsOnlyKeys(names);
		assertThat(replies.entrySet().stream().filter(entry -> entry.getValue().exists()).map(Map.Entry::getKey))
				.contains("dev.aurora-kites.example", "staging.aurora-kites.example", "test.aurora-kites.example",
						"git.aurora-kites.example", "intranet.aurora-kites.example", "admin.aurora-kites.example", "ftp.aurora-kites.example")
				.doesNotContain("gitlab.aurora-kites.example");
		assertThat(client.requests()).isEqualTo(names.size());
		assertThat(client.receipts()).singleElement().satisfies(receipt -> {
			assertThat(receipt.destination()).isEqualTo("aurora-kites.example");
			assertThat(receipt.calls()).isEqualTo(names.size());
		});
	}

	@Test
	void whatOneTaskOfAScanHasSeenTheNextOneDoesNotFetch() throws Exception {
		TrackedClient first = wire.client();
		TrackedClient second = wire.client();
		URI page = URI.create("https://www.aurora-kites.example/about");

		HttpReply reply = first.visit(page);

		assertThat(second.visit(page, Duration.ofMinutes(1))).isSameAs(reply);
		assertThat(first.requests()).isEqualTo(1);
		assertThat(second.requests()).isZero();
		assertThat(second.receipts()).singleElement().satisfies(receipt -> assertThat(receipt.allowed()).isTrue());
	}

	@Test
	void aProbeTakesEveryStatusForAnAnswer() throws Exception {
		EntityRef elsewhere = EntityRef.of(EntityType.DOMAIN_NAME, "elsewhere.example");
		TrackedClient client = wire.client(Wire.scan(Intrusiveness.PASSIVE, List.of(elsewhere)));

		assertThat(client.probe(URI.create("https://www.aurora-kites.example/nowhere")).status()).isEqualTo(404);
		assertThat(client.probe(URI.create("https://aurora-kites.example/")).status()).isEqualTo(301);
		assertThat(client.requests()).isEqualTo(2);
	}

	@Test
	void aBatchAsksWhatItMayAndLeavesTheRest() throws Exception {
		TrackedClient client = wire.client();

		Map<String, DnsReply> replies = client.dnsAll(List.of("www.aurora-kites.example", "www.north-loft.example", "no name"), Type.A);

		assertThat(replies).containsOnlyKeys("www.aurora-kites.example");
		assertThat(client.receipts()).extracting(Receipt::destination).containsExactly("www.aurora-kites.example", "www.north-loft.example", "no name");
		assertThat(client.receipts()).extracting(Receipt::allowed).containsExactly(true, false, false);
		assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> client.dnsAll(List.of("www.north-loft.example"), Type.A));
	}

	@Test
	void namesAreAskedForOncePerTimeToLive() throws Exception {
		wire.client().dns("blog.aurora-kites.example", Type.A);
		wire.client().dns("missing.aurora-kites.example", Type.A);
		TrackedClient second = wire.client();

		assertThat(second.dns("BLOG.aurora-kites.example.", Type.A).records()).hasSize(1);
		assertThat(second.dns("missing.aurora-kites.example", Type.A).exists()).isFalse();
		assertThat(second.requests()).isZero();
	}

	@Test
	void thirdPartiesAreFetchedFromOnce() throws Exception {
		URI search = URI.create("https://crt.sh/?q=%25.aurora-kites.example&output=json");
		TrackedClient first = wire.client(Wire.scan(Intrusiveness.PASSIVE, List.of(Wire.KITES)));
		TrackedClient second = wire.client(Wire.scan(Intrusiveness.PASSIVE, List.of(Wire.KITES)));

		HttpReply reply = first.fetch(search);

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.mediaType()).isEqualTo("application/json");
		assertThat(reply.text()).contains("windlab.aurora-kites.example");
		assertThat(text(reply.evidence().bytes())).startsWith("HTTP/1.1 200 OK\r\n").contains("windlab");
		assertThat(second.fetch(search)).isSameAs(reply);
		assertThat(first.requests()).isEqualTo(1);
		assertThat(second.requests()).isZero();
		assertThat(first.receipts()).extracting(Receipt::reason).containsExactly("third party");
	}

	@Test
	void aRememberedAnswerMakesNoSecondRequest() throws Exception {
		int before = range.visits().getOrDefault("www.north-loft.example", 0);
		wire.client().fetch(URI.create("https://www.north-loft.example/"));
		wire.client().fetch(URI.create("https://www.north-loft.example/"));
		assertThat(range.visits()).containsEntry("www.north-loft.example", before + 1);

		wire.set("network.cache-ttl", "0s");
		wire.client().fetch(URI.create("https://www.north-loft.example/"));
		assertThat(range.visits()).containsEntry("www.north-loft.example", before + 2);
	}

	@Test
	void visitorsPutUpWithBadCertificatesAndThirdPartiesAreHeldToGoodOnes() throws Exception {
		URI expired = URI.create("https://legacy-catalog.aurora-kites.example/");
		URI selfSigned = URI.create("https://camera-roof.aurora-kites.example/");

		assertThat(wire.client().visit(expired).text()).contains("Out of print");
		assertThat(wire.client().visit(selfSigned).text()).contains("five knots");
		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> wire.client().fetch(expired)).withMessageContaining("No TLS with");
		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> wire.client().fetch(selfSigned)).withMessageContaining("No TLS with");
	}

	@Test
	void forAVisitorEveryStatusIsAnAnswer() throws Exception {
		HttpReply busy = wire.client().visit(URI.create("http://staging.aurora-kites.example/"));
		HttpReply locked = wire.client().visit(URI.create("https://intranet.aurora-kites.example/"));
		HttpReply moved = wire.client().visit(URI.create("http://go.aurora-kites.example/"));

		assertThat(busy.status()).isEqualTo(503);
		assertThat(busy.header("Retry-After")).contains("120");
		assertThat(locked.status()).isEqualTo(401);
		assertThat(moved.status()).isEqualTo(302);
		assertThat(moved.header("location")).contains("https://shop.aurora-kites.example/");
	}

	@Test
	void redirectsAreFollowedForThirdPartiesAndDecidedAnew() throws Exception {
		Assignment aboutTheLoft = Wire.scan(Intrusiveness.PASSIVE, List.of(LOFT));
		Assignment denied = Wire.scan(Intrusiveness.PASSIVE, List.of(LOFT), "^www\\.");
		EntityRef www = EntityRef.of(EntityType.HOSTNAME, "www.aurora-kites.example");
		Assignment ofTheTarget = Wire.scan(Intrusiveness.PASSIVE, List.of(www));
		URI moved = URI.create("http://aurora-kites.example/");

		TrackedClient follower = wire.client(aboutTheLoft);
		assertThat(follower.fetch(moved).uri()).isEqualTo(URI.create("https://www.aurora-kites.example/"));
		assertThat(follower.requests()).isEqualTo(2);
		wire.set("network.cache-ttl", "0s");
		int before = range.visits().getOrDefault("www.aurora-kites.example", 0);
		assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> wire.client(denied).fetch(moved)).withMessageContaining("deny rule ^www");
		TrackedClient passive = wire.client(ofTheTarget);
		assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> passive.fetch(moved)).withMessageContaining("the scan only passive");
		assertThat(range.visits()).containsEntry("www.aurora-kites.example", before);
		assertThat(passive.receipts().getLast()).extracting(Receipt::destination, Receipt::allowed).containsExactly("www.aurora-kites.example:443", false);
	}

	@Test
	void partnersAreNotVisited() {
		TrackedClient client = wire.client();
		int before = range.visits().getOrDefault("vault.north-loft.example", 0);

		assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> client.visit(URI.create("https://vault.north-loft.example/")))
				.withMessageContaining("outside the scan's targets");
		assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> client.handshake("vault.north-loft.example", 443));
		assertThat(client.requests()).isZero();
		assertThat(range.visits()).containsEntry("vault.north-loft.example", before);
	}

	@Test
	void whatIsDeniedByItsAddressIsNotTouched() {
		Assignment assignment = Wire.scan(Intrusiveness.ACTIVE, List.of(Wire.KITES), "192.0.2.0/28");
		TrackedClient client = wire.client(assignment);
		int before = range.visits().getOrDefault("blog.aurora-kites.example", 0);

		assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> client.visit(URI.create("https://blog.aurora-kites.example/")))
				.withMessageContaining("deny rule 192.0.2.0/28");
		assertThat(client.receipts()).extracting(Receipt::allowed).containsExactly(true, false);
		assertThat(range.visits()).containsEntry("blog.aurora-kites.example", before);
	}

	@Test
	void whatTheOperatorDidNotMapIsUnreachable() {
		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> wire.client().visit(URI.create("http://www.aurora-kites.example:8080/")))
				.withMessageContaining("not among the connections");
		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> wire.client().fetch(URI.create("https://nothing.nic.example/")))
				.withMessageContaining("has no address");
	}

	@Test
	void certificatesAreLookedAtWhateverTheyAre() throws Exception {
		TlsReply expired = wire.client().handshake("legacy-catalog.aurora-kites.example", 443);
		TlsReply shared = wire.client().handshake("login.aurora-kites.example", 443);

		assertThat(expired.chain().getFirst().getSubjectX500Principal().getName()).isEqualTo("CN=legacy-catalog.aurora-kites.example");
		assertThat(expired.chain().getFirst().getNotAfter()).isInThePast();
		assertThat(expired.protocol()).startsWith("TLSv1.");
		assertThat(shared.chain().getFirst().getSubjectAlternativeNames().toString()).contains("partner-desk.aurora-kites.example");
		assertThat(text(shared.evidence().bytes())).startsWith("-----BEGIN CERTIFICATE-----\n");
		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> wire.client().handshake("blog.aurora-kites.example", 8443));
	}

	@Test
	void whoisServersAreAskedInOneLine() throws Exception {
		TrackedClient client = wire.client(Wire.scan(Intrusiveness.PASSIVE, List.of(Wire.KITES)));

		TextReply reply = client.whois("whois.nic.example", "aurora-kites.example");

		assertThat(reply.text()).containsIgnoringCase("Registrar").doesNotContain("\r");
		assertThat(reply.evidence().mediaType()).isEqualTo("text/plain");
		assertThat(client.receipts()).singleElement().extracting(Receipt::channel, Receipt::destination)
				.containsExactly("whois", "whois.nic.example:43");
		assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> client.whois("whois.nic.example", "a\r\nb"));
	}

	@Test
	void callsToASourceKeepTheirDistance() throws Exception {
		TrackedClient client = wire.client(Wire.paced(Duration.ofMillis(150)));
		wire.set("network.cache-ttl", "0s");
		long start = System.nanoTime();
		for (int call = 0; call < 4; call++) {
			client.whois("whois.nic.example", "aurora-kites.example");
		}

		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(450));
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}
}
