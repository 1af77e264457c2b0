package io.mirage.collection.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.stereotype.Component;

import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.TextReply;
import io.mirage.platform.entities.Destination;

/** Asks whois servers: one line there, text until the end back (RFC 3912). */
@Component
class WhoisChannel {

	static final int PORT = 43;

	private final Connections connections;

	WhoisChannel(Connections connections) {
		this.connections = connections;
	}

	/** @param query one line */
	TextReply ask(Destination server, List<InetSocketAddress> ways, String query, NetworkOptions options)
			throws SourceException, InterruptedException {
		LimitedBody answer = connections.with(server, ways, options, (socket, _) -> talk(socket, query, options.maxBytes()));
		if (answer.bytes().length == 0) {
			throw new Unreachable(server + " closed the connection without an answer");
		}
		return new TextReply(text(answer.bytes()).replace("\r\n", "\n").replace('\r', '\n'),
				new Evidence("text/plain", answer.bytes(), answer.truncated()));
	}

	private static LimitedBody talk(Socket socket, String query, int limit) throws IOException {
		socket.getOutputStream().write((query + "\r\n").getBytes(StandardCharsets.UTF_8));
		socket.getOutputStream().flush();
		return LimitedBody.read(socket.getInputStream(), limit);
	}

	/** The protocol has no way to name a charset; what is not UTF-8 is most often Latin-1. */
	private static String text(byte[] bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		} catch (CharacterCodingException other) {
			return new String(bytes, StandardCharsets.ISO_8859_1);
		}
	}
}
