package io.mirage.collection.dns;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

import static org.assertj.core.api.Assertions.assertThat;

class QueryTests {

	private static final DnsQuestion QUESTION = new DnsQuestion("_dmarc.www-1.example.com", Type.TXT);

	@Test
	void isWhatTheStandardSays() throws Exception {
		Message message = new Message(Query.of(QUESTION, true, null).withId(0xBEEF));
		assertThat(message.getHeader().getID()).isEqualTo(0xBEEF);
		assertThat(message.getHeader().getFlag(Flags.RD)).isTrue();
		assertThat(message.getHeader().getFlag(Flags.CD)).isFalse();
		assertThat(message.getQuestion()).hasToString("_dmarc.www-1.example.com.\t0\tIN\tTXT");
		assertThat(message.getOPT().getPayloadSize()).isEqualTo(1232);
		assertThat(new Message(Query.of(QUESTION, false, null).withId(1)).getOPT()).isNull();
	}

	@Test
	void asksForSignaturesWhereTheyAreWanted() throws Exception {
		Message message = new Message(Query.of(new DnsQuestion("example.com", Type.SOA, true), true, null).withId(1));
		assertThat(message.getHeader().getFlag(Flags.CD)).isTrue();
		assertThat(message.getOPT().getFlags() & ExtendedFlags.DO).isNotZero();
	}

	@Test
	void acceptsAnAnswerToItselfOnly() throws Exception {
		Query query = Query.of(QUESTION, true, null);
		assertThat(query.isAnsweredBy(answer(QUESTION))).isTrue();
		assertThat(query.isAnsweredBy(answer(new DnsQuestion("_dmarc.www-2.example.com", Type.TXT)))).isFalse();
		assertThat(query.isAnsweredBy(answer(new DnsQuestion("_dmarc.www-1.example.com", Type.A)))).isFalse();
		assertThat(query.isAnsweredBy(ByteBuffer.wrap(query.withId(1)))).as("a question is no answer").isFalse();
		assertThat(query.isAnsweredBy(ByteBuffer.allocate(5))).isFalse();
		assertThat(query.isAnsweredBy(answer(QUESTION).limit(20))).isFalse();
	}

	@Test
	void mixedCaseHasToComeBackAsItWas() throws Exception {
		Query query = Query.of(new DnsQuestion("abcdefghijklmnopqrstuvwxyz.example", Type.A), true, new Unpredictable());
		String asked = new Message(query.withId(1)).getQuestion().getName().toString();
		assertThat(asked).isEqualToIgnoringCase("abcdefghijklmnopqrstuvwxyz.example.").matches(".*[A-Z].*").matches(".*[a-z].*");
		byte[] same = query.withId(1);
		same[2] |= (byte) 0x80;
		assertThat(query.isAnsweredBy(ByteBuffer.wrap(same))).isTrue();
		assertThat(query.isAnsweredBy(answer(new DnsQuestion("abcdefghijklmnopqrstuvwxyz.example", Type.A)))).isFalse();
	}

	private static ByteBuffer answer(DnsQuestion question) throws Exception {
		Message message = new Message(Query.of(question, false, null).withId(1));
		message.getHeader().setFlag(Flags.QR);
		assertThat(message.getSection(Section.QUESTION)).hasSize(1);
		return ByteBuffer.wrap(message.toWire());
	}
}
