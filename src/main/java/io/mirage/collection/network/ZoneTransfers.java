package io.mirage.collection.network;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.collection.source.ZoneReply;
import io.mirage.platform.entities.Destination;

/** Asks a name server for a whole zone over TCP (AXFR, RFC 5936). */
@Component
class ZoneTransfers {

	private static final int MOST_RECORDS = 100_000;

	private final Connections connections;

	ZoneTransfers(Connections connections) {
		this.connections = connections;
	}

	/** @throws Blocked if the server refuses, as it should */
	ZoneReply ask(Destination server, List<InetSocketAddress> ways, String zone, NetworkOptions options)
			throws SourceException, InterruptedException {
		return connections.with(server, ways, options, (socket, _) -> talk(socket, server, zone, options.maxBytes()));
	}

	private static ZoneReply talk(Socket socket, Destination server, String zone, int limit) throws IOException, SourceException {
		Message query = Message.newQuery(Record.newRecord(Name.fromString(zone + "."), Type.AXFR, DClass.IN));
		byte[] wire = query.toWire();
		socket.getOutputStream().write(ByteBuffer.allocate(wire.length + 2).putShort((short) wire.length).put(wire).array());
		DataInputStream in = new DataInputStream(socket.getInputStream());
		List<Record> records = new ArrayList<>();
		int bytes = 0;
		while (!isWhole(records) && records.size() < MOST_RECORDS && bytes < limit) {
			byte[] next = in.readNBytes(in.readUnsignedShort());
			bytes += next.length;
			records.addAll(records(next, query.getHeader().getID(), server, records.isEmpty()));
		}
		return reply(server, zone, records);
	}

	/** A zone ends with the record it begins with. */
	private static boolean isWhole(List<Record> records) {
		return records.size() > 1 && records.getLast() instanceof SOARecord;
	}

	private static List<Record> records(byte[] wire, int id, Destination server, boolean first) throws SourceException {
		Message message = read(wire, server);
		if (message.getHeader().getID() != id) {
			throw new Unreadable(server + " answers another question");
		}
		List<Record> records = message.getSection(Section.ANSWER);
		if (message.getRcode() != Rcode.NOERROR || records.isEmpty()) {
			throw new Blocked(server.host() + " does not hand out the zone: " + Rcode.string(message.getRcode()));
		}
		if (first && !(records.getFirst() instanceof SOARecord)) {
			throw new Unreadable(server + " sends something that is no zone");
		}
		return records;
	}

	private static Message read(byte[] wire, Destination server) throws Unreadable {
		try {
			return new Message(wire);
		} catch (IOException | IllegalArgumentException garbage) {
			throw new Unreadable(server + " sends no DNS message: " + Failures.text(garbage));
		}
	}

	private static ZoneReply reply(Destination server, String zone, List<Record> records) {
		String text = records.stream().map(Record::toString)
				.collect(Collectors.joining("\n", ";; zone " + zone + " from " + server.host() + "\n", "\n"));
		boolean whole = isWhole(records);
		return new ZoneReply(records, whole, new Evidence("text/dns", text.getBytes(StandardCharsets.UTF_8), !whole));
	}
}
