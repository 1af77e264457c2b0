package io.mirage.collection.collectors.net;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.TcpLine;

/** Redis (RESP): a server without a password answers {@code PING}; then it may also be asked for its version. */
record RedisProbe() implements Probe {

	private static final Pattern VERSION = Pattern.compile("redis_version:([0-9][0-9a-zA-Z.-]{0,30})");

	@Override
	public String service() {
		return "redis";
	}

	@Override
	public boolean recognises(TcpLine line, Sighting sighting) throws SourceException, InterruptedException {
		String answer = Probe.ask(line, "PING\r\n", text -> text.endsWith("\r\n"));
		if (answer.startsWith("+PONG")) {
			sighting.is(service()).says("product", "Redis").letsEverybodyIn();
			version(Probe.ask(line, "INFO server\r\n", text -> text.contains("redis_version:") && text.endsWith("\r\n")), sighting);
			return true;
		}
		boolean refuses = answer.startsWith("-NOAUTH") || answer.startsWith("-DENIED");
		if (refuses) {
			sighting.is(service()).says("product", "Redis").says("access", answer.startsWith("-NOAUTH") ? "password" : "local only");
		}
		return refuses;
	}

	private static void version(String info, Sighting sighting) {
		Matcher version = VERSION.matcher(info);
		if (version.find()) {
			sighting.says("version", version.group(1));
		}
	}
}
