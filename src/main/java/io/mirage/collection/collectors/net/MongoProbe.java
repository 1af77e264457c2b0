package io.mirage.collection.collectors.net;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.TcpLine;

/**
 * MongoDB (wire protocol, OP_MSG): the version is told to everybody; a list of the names of databases only where nobody
 * has to log in. Nothing but names is asked for.
 */
record MongoProbe() implements Probe {

	private static final int OP_MSG = 2013;
	private static final int HEADER = 16;
	private static final int DOUBLE = 1;
	private static final int STRING = 2;
	private static final int BOOLEAN = 8;
	private static final int INTEGER = 16;
	private static final int LONGEST_VERSION = 40;

	@Override
	public String service() {
		return "mongodb";
	}

	@Override
	public boolean recognises(TcpLine line, Sighting sighting) throws SourceException, InterruptedException {
		byte[] info = Probe.ask(line, command("buildInfo", false), MongoProbe::isWhole);
		if (!isReply(info)) {
			return false;
		}
		sighting.is(service()).says("product", "MongoDB").says("version", string(info, "version"));
		byte[] databases = Probe.ask(line, command("listDatabases", true), MongoProbe::isWhole);
		if (isReply(databases) && succeeded(databases)) {
			sighting.letsEverybodyIn();
		}
		return true;
	}

	/** A message with one document: the command, perhaps {@code nameOnly}, and the database. */
	static byte[] command(String name, boolean namesOnly) {
		ByteArrayOutputStream elements = new ByteArrayOutputStream();
		element(elements, INTEGER, name, new byte[] {1, 0, 0, 0});
		if (namesOnly) {
			element(elements, BOOLEAN, "nameOnly", new byte[] {1});
		}
		element(elements, STRING, "$db", new byte[] {6, 0, 0, 0, 'a', 'd', 'm', 'i', 'n', 0});
		int document = 4 + elements.size() + 1;
		ByteBuffer message = ByteBuffer.allocate(HEADER + 4 + 1 + document).order(ByteOrder.LITTLE_ENDIAN);
		message.putInt(message.capacity()).putInt(1).putInt(0).putInt(OP_MSG).putInt(0).put((byte) 0)
				.putInt(document).put(elements.toByteArray()).put((byte) 0);
		return message.array();
	}

	private static void element(ByteArrayOutputStream to, int type, String name, byte[] value) {
		to.write(type);
		to.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
		to.write(0);
		to.writeBytes(value);
	}

	private static boolean isWhole(byte[] bytes) {
		return bytes.length >= HEADER && bytes.length >= little(bytes).getInt(0);
	}

	private static boolean isReply(byte[] bytes) {
		return bytes.length > HEADER + 4 && little(bytes).getInt(8) == 1 && little(bytes).getInt(12) == OP_MSG;
	}

	private static ByteBuffer little(byte[] bytes) {
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	/** A field of that name and type anywhere in the reply; servers do not nest the ones that are looked for. */
	private static String string(byte[] reply, String name) {
		int at = value(reply, STRING, name);
		if (at < 0 || at + 4 > reply.length) {
			return "";
		}
		int length = little(reply).getInt(at) - 1;
		boolean plausible = length > 0 && length <= LONGEST_VERSION && at + 4 + length <= reply.length;
		return plausible ? new String(reply, at + 4, length, StandardCharsets.US_ASCII) : "";
	}

	private static boolean succeeded(byte[] reply) {
		int at = value(reply, DOUBLE, "ok");
		return at >= 0 && at + 8 <= reply.length && little(reply).getDouble(at) == 1.0;
	}

	private static int value(byte[] reply, int type, String name) {
		String field = (char) type + name + (char) 0;
		int at = Probe.text(reply).lastIndexOf(field);
		return at < 0 ? -1 : at + field.length();
	}
}
