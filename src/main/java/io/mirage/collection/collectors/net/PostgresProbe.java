package io.mirage.collection.collectors.net;

import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.TcpLine;

/** PostgreSQL: asks for TLS, which every server answers with one letter before anybody logs in (protocol 3.0, 53.2.10). */
record PostgresProbe() implements Probe {

	private static final byte[] SSL_REQUEST = {0, 0, 0, 8, 0x04, (byte) 0xd2, 0x16, 0x2f};

	@Override
	public String service() {
		return "postgresql";
	}

	@Override
	public boolean recognises(TcpLine line, Sighting sighting) throws SourceException, InterruptedException {
		byte[] answer = Probe.ask(line, SSL_REQUEST, bytes -> bytes.length > 0);
		boolean offers = answer.length == 1 && answer[0] == 'S';
		if (offers || answer.length == 1 && answer[0] == 'N') {
			sighting.is(service()).says("product", "PostgreSQL").says("starttls", offers ? "offered" : "not offered");
			if (offers) {
				sighting.presents(line.secure());
			}
			return true;
		}
		return false;
	}
}
