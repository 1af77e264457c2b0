package io.mirage.collection.collectors.net;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.TcpLine;

/** LDAP: reads the root entry, which every server shows to everybody (RFC 4512, 5.1), then asks for TLS (RFC 4511, 4.14). */
record LdapProbe() implements Probe {

	private static final String START_TLS = "1.3.6.1.4.1.1466.20037";
	private static final List<String> WANTED = List.of("vendorName", "vendorVersion", "namingContexts", "dnsHostName", "supportedExtension");
	private static final int SEARCH = 0x63;
	private static final int EXTENDED = 0x77;
	private static final int EXTENDED_ANSWER = 0x78;
	private static final int ENTRY = 0x64;
	private static final int DONE = 0x65;

	@Override
	public String service() {
		return "ldap";
	}

	@Override
	public boolean recognises(TcpLine line, Sighting sighting) throws SourceException, InterruptedException {
		Ber answer = Ber.read(Probe.ask(line, search(), bytes -> Ber.read(bytes).operation(DONE).isPresent()));
		if (answer.operation(DONE).isEmpty() && answer.operation(ENTRY).isEmpty()) {
			return false;
		}
		sighting.is(service()).says("product", answer.attribute("vendorName")).says("version", answer.attribute("vendorVersion"))
				.says("naming_contexts", answer.attribute("namingContexts")).says("host", answer.attribute("dnsHostName"));
		startTls(answer.attribute("supportedExtension").contains(START_TLS), line, sighting);
		return true;
	}

	private static void startTls(boolean offered, TcpLine line, Sighting sighting) throws SourceException, InterruptedException {
		sighting.says("starttls", offered ? "offered" : "not offered");
		if (!offered) {
			return;
		}
		Ber answer = Ber.read(Probe.ask(line, message(2, EXTENDED, element(0x80, START_TLS)),
				bytes -> Ber.read(bytes).operation(EXTENDED_ANSWER).isPresent()));
		if (answer.operation(EXTENDED_ANSWER).filter(Ber::succeeded).isPresent()) {
			sighting.presents(line.secure());
		}
	}

	/** Of the base object only, without limits, whatever its class. */
	private static byte[] search() {
		ByteArrayOutputStream wanted = new ByteArrayOutputStream();
		WANTED.forEach(name -> wanted.writeBytes(element(0x04, name)));
		return message(1, SEARCH, element(0x04, ""), element(0x0a, new byte[] {0}), element(0x0a, new byte[] {0}),
				element(0x02, new byte[] {0}), element(0x02, new byte[] {0}), element(0x01, new byte[] {0}),
				element(0x87, "objectClass"), element(0x30, wanted.toByteArray()));
	}

	private static byte[] message(int id, int operation, byte[]... parts) {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		List.of(parts).forEach(content::writeBytes);
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		message.writeBytes(element(0x02, new byte[] {(byte) id}));
		message.writeBytes(element(operation, content.toByteArray()));
		return element(0x30, message.toByteArray());
	}

	private static byte[] element(int tag, String text) {
		return element(tag, text.getBytes(StandardCharsets.US_ASCII));
	}

	private static byte[] element(int tag, byte[] content) {
		ByteArrayOutputStream element = new ByteArrayOutputStream();
		element.write(tag);
		if (content.length > 127) {
			element.write(0x81);
		}
		element.write(content.length);
		element.writeBytes(content);
		return element.toByteArray();
	}
}
