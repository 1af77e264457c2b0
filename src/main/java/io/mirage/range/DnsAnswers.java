package io.mirage.range;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * From the bytes of a query to the bytes of the answer. Holds no state and fails on no input.
 *
 * @param openZones which can be transferred
 * @param silentNames about which there is never an answer
 */
record DnsAnswers(Zones zones, Set<String> openZones, Set<String> silentNames) {

	/** What fits everywhere without fragments (DNS Flag Day 2020). */
	private static final int LARGEST_DATAGRAM = 1232;

	private static final int SMALLEST_DATAGRAM = 512;

	/** Empty if the bytes deserve no answer: too short for a header, or themselves an answer. */
	Optional<byte[]> overUdp(byte[] query) {
		return answer(query, false);
	}

	/** As {@link #overUdp}, never truncated. */
	Optional<byte[]> overTcp(byte[] query) {
		return answer(query, true);
	}

	private Optional<byte[]> answer(byte[] bytes, boolean stream) {
		if (bytes.length < Header.LENGTH || (bytes[2] & 0x80) != 0) {
			return Optional.empty();
		}
		Message query;
		try {
			query = new Message(bytes);
		}
		catch (IOException | IllegalArgumentException _) {
			return Optional.of(malformed(bytes).toWire());
		}
		Record question = query.getQuestion();
		if (question != null && silentNames.contains(Zones.text(question.getName()))) {
			return Optional.empty();
		}
		if (stream && isTransfer(query)) {
			return Optional.of(transfer(query).toWire(Message.MAXLENGTH));
		}
		return Optional.of(answer(query).toWire(stream ? Message.MAXLENGTH : datagramLimit(query)));
	}

	private boolean isTransfer(Message query) {
		Record question = query.getQuestion();
		return question != null && question.getType() == Type.AXFR && openZones.contains(Zones.text(question.getName()));
	}

	/** The whole zone in one message, between two copies of its SOA record (RFC 5936). */
	private Message transfer(Message query) {
		Message answer = new Message(query.getHeader().getID());
		answer.getHeader().setFlag(Flags.QR);
		answer.getHeader().setFlag(Flags.AA);
		answer.addRecord(query.getQuestion(), Section.QUESTION);
		Zone zone = zones.zoneOf(query.getQuestion().getName()).orElseThrow();
		answer.addRecord(zone.soa(), Section.ANSWER);
		zone.records().filter(entry -> entry.getType() != Type.SOA).forEach(entry -> answer.addRecord(entry, Section.ANSWER));
		answer.addRecord(zone.soa(), Section.ANSWER);
		return answer;
	}

	private static Message malformed(byte[] bytes) {
		Message answer = new Message(Byte.toUnsignedInt(bytes[0]) << 8 | Byte.toUnsignedInt(bytes[1]));
		answer.getHeader().setFlag(Flags.QR);
		answer.getHeader().setRcode(Rcode.FORMERR);
		return answer;
	}

	private static int datagramLimit(Message query) {
		OPTRecord edns = query.getOPT();
		return edns == null ? SMALLEST_DATAGRAM : Math.clamp(edns.getPayloadSize(), SMALLEST_DATAGRAM, LARGEST_DATAGRAM);
	}

	private Message answer(Message query) {
		Message answer = new Message(query.getHeader().getID());
		Header header = answer.getHeader();
		header.setFlag(Flags.QR);
		header.setOpcode(query.getHeader().getOpcode());
		if (query.getHeader().getFlag(Flags.RD)) {
			header.setFlag(Flags.RD);
		}
		if (query.getSection(Section.QUESTION).size() == 1) {
			answer.addRecord(query.getSection(Section.QUESTION).getFirst(), Section.QUESTION);
		}
		header.setRcode(fill(answer, query));
		if (query.getOPT() != null) {
			int badVersion = query.getOPT().getVersion() > 0 ? Rcode.BADVERS >> 4 : 0;
			answer.addRecord(new OPTRecord(LARGEST_DATAGRAM, badVersion, 0), Section.ADDITIONAL);
		}
		return answer;
	}

	/** @return the response code */
	private int fill(Message answer, Message query) {
		Record question = query.getQuestion();
		if (query.getHeader().getOpcode() != Opcode.QUERY) {
			return Rcode.NOTIMP;
		}
		if (question == null || query.getSection(Section.QUESTION).size() != 1) {
			return Rcode.FORMERR;
		}
		if (query.getOPT() != null && query.getOPT().getVersion() > 0) {
			return Rcode.NOERROR;
		}
		boolean transfer = question.getType() == Type.AXFR || question.getType() == Type.IXFR;
		if (transfer || question.getDClass() != DClass.IN || zones.zoneOf(question.getName()).isEmpty()) {
			return Rcode.REFUSED;
		}
		return fill(answer, question.getName(), question.getType());
	}

	private int fill(Message answer, Name name, int type) {
		Zones.Resolution resolution = zones.resolve(name, type);
		answer.getHeader().setFlag(Flags.AA);
		// It follows aliases for its clients, as a resolver does; without the flag some stub resolvers look elsewhere.
		answer.getHeader().setFlag(Flags.RA);
		resolution.chain().forEach(entry -> answer.addRecord(entry, Section.ANSWER));
		boolean negative = resolution.chain().stream().noneMatch(entry -> type == Type.ANY || entry.getType() == type);
		if (negative) {
			resolution.zone().ifPresent(zone -> answer.addRecord(zone.soa(), Section.AUTHORITY));
		}
		return resolution.nameExists() ? Rcode.NOERROR : Rcode.NXDOMAIN;
	}
}
