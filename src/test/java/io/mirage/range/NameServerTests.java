package io.mirage.range;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

import static org.assertj.core.api.Assertions.assertThat;

class NameServerTests {

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
	void knowsEveryKindOfRecordOfTheDomain() throws IOException {
		assertThat(client.texts("aurora-kites.example", Type.A)).containsExactly("A 192.0.2.10");
		assertThat(client.texts("aurora-kites.example", Type.AAAA)).containsExactly("AAAA 2001:db8:a:0:0:0:0:10");
		assertThat(client.texts("aurora-kites.example", Type.MX))
				.containsExactly("MX 10 mail.aurora-kites.example.", "MX 20 mx-backup.aurora-kites.example.");
		assertThat(client.texts("aurora-kites.example", Type.NS)).hasSize(2);
		assertThat(client.texts("aurora-kites.example", Type.CAA)).containsExactly("CAA 0 issue \"practice-range-ca.example\"");
		assertThat(client.texts("_dmarc.aurora-kites.example", Type.TXT)).singleElement().asString().contains("p=quarantine");
		assertThat(client.texts("_sip._tls.aurora-kites.example", Type.SRV))
				.containsExactly("SRV 10 50 5061 voice.aurora-kites.example.");
	}

	@Test
	void speaksWithAuthorityAndEchoesTheQuestion() throws IOException {
		Message answer = client.query("WwW.aUrOrA-kites.example", Type.A);
		assertThat(answer.getHeader().getFlag(Flags.AA)).isTrue();
		assertThat(answer.getQuestion().getName()).hasToString("WwW.aUrOrA-kites.example.");
	}

	@Test
	void deniesAMissingNameWithTheZonesAuthority() throws IOException {
		Message answer = client.query("no-such-kite.aurora-kites.example", Type.A);
		assertThat(answer.getRcode()).isEqualTo(Rcode.NXDOMAIN);
		assertThat(answer.getSection(Section.AUTHORITY)).singleElement().isInstanceOf(SOARecord.class);
	}

	@Test
	void tellsAMissingTypeFromAMissingName() throws IOException {
		assertThat(client.query("mail.aurora-kites.example", Type.AAAA).getRcode()).isEqualTo(Rcode.NOERROR);
		assertThat(client.query("_tls.aurora-kites.example", Type.A).getRcode()).isEqualTo(Rcode.NOERROR);
		assertThat(client.records("mail.aurora-kites.example", Type.AAAA)).isEmpty();
	}

	@Test
	void followsAnAliasIntoTheCloud() throws IOException {
		assertThat(client.texts("shop.aurora-kites.example", Type.A))
				.containsExactly("CNAME aurora-kites.shops.cumulus-cloud.example.", "A 203.0.113.80");
	}

	@Test
	void showsAnAliasThatDangles() throws IOException {
		Message answer = client.query("promo.aurora-kites.example", Type.A);
		assertThat(answer.getRcode()).isEqualTo(Rcode.NXDOMAIN);
		assertThat(answer.getSection(Section.ANSWER)).singleElement().extracting(Record::getType).isEqualTo(Type.CNAME);
	}

	@Test
	void answersEveryNameBelowTheWildcardAndNoneBesideIt() throws IOException {
		assertThat(client.texts("x9-never-made.apps.aurora-kites.example", Type.A)).containsExactly("A 192.0.2.60");
		assertThat(client.texts("a.b.apps.aurora-kites.example", Type.A)).containsExactly("A 192.0.2.60");
		assertThat(client.query("x9-never-made.blog.aurora-kites.example", Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
	}

	@Test
	void cutsTheBigAnswerShortOverUdpAndGivesItWholeOverTcp() throws IOException {
		Message question = Message.newQuery(Record.newRecord(Zones.name("aurora-kites.example"), Type.TXT, DClass.IN));
		SimpleResolver resolver = client.resolver();
		resolver.setIgnoreTruncation(true);
		assertThat(resolver.send(question).getHeader().getFlag(Flags.TC)).isTrue();
		assertThat(client.records("aurora-kites.example", Type.TXT)).hasSize(12)
				.anySatisfy(entry -> assertThat(((TXTRecord) entry).getStrings().getFirst()).startsWith("v=spf1 "));
	}

	@Test
	void leadsAddressesOfBothFamiliesBackToNames() throws IOException {
		assertThat(client.texts(reverse("192.0.2.25"), Type.PTR)).containsExactly("PTR rack-4.aurora-kites.example.");
		assertThat(client.texts(reverse("2001:db8:a::12"), Type.PTR)).containsExactly("PTR kite-api-six.aurora-kites.example.");
		assertThat(client.query(reverse("192.0.2.200"), Type.PTR).getRcode()).isEqualTo(Rcode.NXDOMAIN);
	}

	private static String reverse(String address) {
		return ReverseMap.fromAddress(InetAddress.ofLiteral(address)).toString();
	}

	@Test
	void refusesNamesItDoesNotPlay() throws IOException {
		assertThat(client.query("example.com", Type.A).getRcode()).isEqualTo(Rcode.REFUSED);
		assertThat(client.query("www.iana.org", Type.A).getRcode()).isEqualTo(Rcode.REFUSED);
		for (String played : List.of("crt.sh", "data.iana.org", "whois.iana.org", "rdap.nic.example", "whois.rir.example")) {
			assertThat(client.records(played, Type.A)).as(played).isNotEmpty();
		}
	}

	@Test
	void givesNoZoneAwayAndTakesNoUpdate() throws IOException {
		Message transfer = client.query("aurora-kites.example", Type.IXFR);
		assertThat(transfer.getRcode()).isEqualTo(Rcode.REFUSED);
		Message update = Message.newQuery(Record.newRecord(Zones.name("aurora-kites.example"), Type.SOA, DClass.IN));
		update.getHeader().setOpcode(Opcode.UPDATE);
		assertThat(client.resolver().send(update).getRcode()).isEqualTo(Rcode.NOTIMP);
	}

	@Test
	void answersHundredsOfQueriesAtOnce() throws IOException {
		SimpleResolver resolver = client.resolver();
		List<CompletableFuture<Message>> answers = IntStream.range(0, 200)
				.mapToObj(i -> Record.newRecord(Zones.name("guess-" + i + ".aurora-kites.example"), Type.A, DClass.IN))
				.map(question -> resolver.sendAsync(Message.newQuery(question)).toCompletableFuture()).toList();
		assertThat(answers).allSatisfy(answer -> assertThat(answer.join().getRcode()).isEqualTo(Rcode.NXDOMAIN));
	}

	@Test
	void outlivesRandomDatagrams() throws IOException {
		Random random = new Random(20261124);
		byte[] question = Message.newQuery(Record.newRecord(Zones.name("www.aurora-kites.example"), Type.A, DClass.IN)).toWire();
		try (DatagramSocket socket = new DatagramSocket()) {
			for (int i = 1; i <= 3000; i++) {
				byte[] bytes = i % 2 == 0 ? noise(random) : damaged(question, random);
				socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.ofLiteral("127.0.0.1"), port()));
				if (i % 50 == 0) {
					assertThat(client.texts("mail.aurora-kites.example", Type.A)).containsExactly("A 192.0.2.25");
				}
			}
		}
	}

	private static byte[] noise(Random random) {
		byte[] bytes = new byte[random.nextInt(600)];
		random.nextBytes(bytes);
		return bytes;
	}

	private static byte[] damaged(byte[] question, Random random) {
		byte[] bytes = question.clone();
		bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
		return bytes;
	}

	@Test
	void answersTwoQueriesOnOneConnectionAndDropsOneThatIsTooLong() throws IOException {
		byte[] question = Message.newQuery(Record.newRecord(Zones.name("www.aurora-kites.example"), Type.A, DClass.IN)).toWire();
		byte[] framed = new byte[question.length + 2];
		framed[1] = (byte) question.length;
		System.arraycopy(question, 0, framed, 2, question.length);
		try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port())) {
			DataInputStream in = new DataInputStream(socket.getInputStream());
			for (int i = 0; i < 2; i++) {
				socket.getOutputStream().write(framed);
				assertThat(new Message(in.readNBytes(in.readUnsignedShort())).getSection(Section.ANSWER)).hasSize(1);
			}
			byte[] endless = new byte[2];
			Arrays.fill(endless, (byte) 0xff);
			socket.getOutputStream().write(endless);
			assertThat(in.read()).isEqualTo(-1);
		}
	}

	private static int port() {
		return Integer.parseInt(range.settings().resolvers().getFirst().split(":", 2)[1]);
	}
}
