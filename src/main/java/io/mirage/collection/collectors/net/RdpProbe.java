package io.mirage.collection.collectors.net;

import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.TcpLine;

/** Remote Desktop: the connection request of [MS-RDPBCGR] 2.2.1.1, which offers TLS and CredSSP and logs nobody in. */
record RdpProbe() implements Probe {

	private static final byte[] REQUEST = {3, 0, 0, 19, 14, (byte) 0xe0, 0, 0, 0, 0, 0, 1, 0, 8, 0, 3, 0, 0, 0};
	private static final int CONFIRM = 0xd0;
	private static final int NEGOTIATED = 2;
	private static final int PROTOCOL_AT = 15;

	@Override
	public String service() {
		return "rdp";
	}

	@Override
	public boolean recognises(TcpLine line, Sighting sighting) throws SourceException, InterruptedException {
		byte[] answer = Probe.ask(line, REQUEST, bytes -> bytes.length >= 4 && bytes.length >= (bytes[2] & 0xFF) * 256 + (bytes[3] & 0xFF));
		boolean confirms = answer.length >= 7 && answer[0] == 3 && (answer[5] & 0xFF) == CONFIRM;
		if (confirms) {
			sighting.is(service());
			security(answer, line, sighting);
		}
		return confirms;
	}

	/** Servers that only know the protocol's own encryption leave the answer's second half out. */
	private static void security(byte[] answer, TcpLine line, Sighting sighting) throws SourceException, InterruptedException {
		boolean negotiated = answer.length > PROTOCOL_AT && answer[11] == NEGOTIATED;
		int protocol = negotiated ? answer[PROTOCOL_AT] : 0;
		sighting.says("security", switch (protocol) {
			case 0 -> "rdp";
			case 1 -> "tls";
			default -> "credssp";
		});
		if (protocol != 0) {
			sighting.presents(line.secure());
		}
	}
}
