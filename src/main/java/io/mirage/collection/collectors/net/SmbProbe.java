package io.mirage.collection.collectors.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.TcpLine;

/** Windows file sharing: the NEGOTIATE request of [MS-SMB2] 2.2.3 with the dialects up to 3.0.2. */
record SmbProbe() implements Probe {

	private static final int HEADER = 64;
	private static final int TRANSPORT = 4;
	private static final short[] DIALECTS = {0x0202, 0x0210, 0x0300, 0x0302};
	private static final Map<Integer, String> NAMES =
			Map.of(0x0202, "2.0.2", 0x0210, "2.1", 0x0300, "3.0", 0x0302, "3.0.2");
	private static final byte[] MARK = "\u00feSMB".getBytes(StandardCharsets.ISO_8859_1);

	@Override
	public String service() {
		return "smb";
	}

	@Override
	public boolean recognises(TcpLine line, Sighting sighting) throws SourceException, InterruptedException {
		byte[] answer = Probe.ask(line, request(), SmbProbe::isWhole);
		boolean speaks = answer.length >= TRANSPORT + HEADER + 6 && ByteBuffer.wrap(answer, TRANSPORT, 4).equals(ByteBuffer.wrap(MARK));
		if (speaks) {
			ByteBuffer body = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
			int dialect = body.getShort(TRANSPORT + HEADER + 4) & 0xFFFF;
			sighting.is(service()).says("protocol_version", NAMES.get(dialect))
					.says("signing", (body.getShort(TRANSPORT + HEADER + 2) & 2) != 0 ? "required" : "not required");
		}
		return speaks;
	}

	private static boolean isWhole(byte[] bytes) {
		return bytes.length >= TRANSPORT && bytes.length >= TRANSPORT + (ByteBuffer.wrap(bytes).getInt(0) & 0xFF_FFFF);
	}

	static byte[] request() {
		int length = HEADER + 36 + 2 * DIALECTS.length;
		ByteBuffer request = ByteBuffer.allocate(TRANSPORT + length);
		request.putInt(length).order(ByteOrder.LITTLE_ENDIAN);
		request.put(MARK).putShort((short) HEADER).putShort((short) 0).putInt(0).putShort((short) 0).putShort((short) 1);
		request.position(TRANSPORT + HEADER);
		request.putShort((short) 36).putShort((short) DIALECTS.length).putShort((short) 1);
		request.position(TRANSPORT + HEADER + 36);
		for (short dialect : DIALECTS) {
			request.putShort(dialect);
		}
		return request.array();
	}
}
