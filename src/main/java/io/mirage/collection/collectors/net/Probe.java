package io.mirage.collection.collectors.net;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.TcpLine;

/** Asks a service that does not speak first whether it is of one kind, with what any client of it would say. */
interface Probe {

	/** How long a service may think. */
	Duration PATIENCE = Duration.ofSeconds(3);
	/** Enough for everything a probe asks for. */
	int MOST = 64 * 1024;

	/** As {@code ports.txt} and findings name it. */
	String service();

	/** @return whether it is; what it says of itself goes to the sighting then */
	boolean recognises(TcpLine line, Sighting sighting) throws SourceException, InterruptedException;

	static byte[] ask(TcpLine line, byte[] question, Predicate<byte[]> enough) throws SourceException, InterruptedException {
		line.send(question);
		return line.receive(bytes -> bytes.length >= MOST || enough.test(bytes), PATIENCE);
	}

	static String ask(TcpLine line, String question, Predicate<String> enough) throws SourceException, InterruptedException {
		return text(ask(line, question.getBytes(StandardCharsets.ISO_8859_1), (byte[] bytes) -> enough.test(text(bytes))));
	}

	static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}
}
