package io.mirage.collection.collectors.net;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.TcpLine;

/** VNC after its greeting: agrees on the version and reads which ways to log in there are (RFC 6143, 7.1.2). */
final class VncTalk {

	private static final int NONE = 1;
	private static final String OLD = "003.003";
	private static final Map<Integer, String> NAMES = Map.of(1, "none", 2, "vnc", 5, "ra2", 16, "tight", 18, "tls", 19, "vencrypt");

	private VncTalk() {}

	static void continueWith(TcpLine line, Sighting sighting) throws SourceException, InterruptedException {
		boolean old = sighting.get("protocol_version").equals(OLD);
		byte[] answer = Probe.ask(line, (old ? "RFB 003.003\n" : "RFB 003.008\n").getBytes(StandardCharsets.US_ASCII),
				bytes -> bytes.length >= (old ? 4 : 1 + (bytes[0] & 0xFF)));
		List<Integer> types = old ? oldType(answer) : types(answer);
		sighting.says("security", types.stream().map(type -> NAMES.getOrDefault(type, "type " + type)).collect(Collectors.joining(" ")));
		if (types.contains(NONE)) {
			sighting.letsEverybodyIn();
		}
	}

	private static List<Integer> oldType(byte[] answer) {
		return answer.length >= 4 ? List.of(answer[3] & 0xFF) : List.of();
	}

	private static List<Integer> types(byte[] answer) {
		int count = answer.length == 0 ? 0 : Math.min(answer[0] & 0xFF, answer.length - 1);
		return IntStream.rangeClosed(1, count).mapToObj(at -> answer[at] & 0xFF).toList();
	}
}
