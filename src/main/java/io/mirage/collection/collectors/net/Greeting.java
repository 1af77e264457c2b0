package io.mirage.collection.collectors.net;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

import io.mirage.collection.collectors.net.ServiceRules.Dialogue;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.TcpLine;

/** Listens to services that speak first, and goes on with those whose language is known. */
record Greeting(ServiceRules rules) {

	/** Mail servers let strangers wait; longer than this only the strictest do. */
	private static final Duration PATIENCE = Duration.ofSeconds(4);
	/** A greeting comes in one piece; what comes later belongs to what is said next. */
	private static final Pattern LINE = Pattern.compile("[\\s\\S]*\n\\z");
	private static final Pattern SEVERAL_LINES = Pattern.compile("\\A[0-9]{3}-");
	private static final Pattern LAST_LINE = Pattern.compile("(?m)^[0-9]{3} [^\n]*\n\\z");
	private static final int LONGEST_BANNER = 300;

	/** @return whether it said something that is known */
	boolean listen(TcpLine line, Sighting sighting) throws SourceException, InterruptedException {
		byte[] greeting = line.receive(Greeting::isComplete, PATIENCE);
		String text = Probe.text(greeting);
		if (text.isEmpty()) {
			return false;
		}
		sighting.says("banner", banner(text));
		if (!rules.greeting(text, sighting)) {
			return false;
		}
		goOn(line, greeting, sighting);
		return true;
	}

	private static boolean isComplete(byte[] bytes) {
		String text = Probe.text(bytes);
		return bytes.length >= Probe.MOST || (SEVERAL_LINES.matcher(text).find() ? LAST_LINE.matcher(text).find() : LINE.matcher(text).matches());
	}

	/** Its first line, if it is text. */
	private static String banner(String text) {
		String line = text.strip().lines().findFirst().orElse("");
		boolean readable = line.chars().allMatch(c -> c >= ' ' && c != 0x7F && (c < 0x80 || c >= 0xA0));
		return readable ? line.substring(0, Math.min(line.length(), LONGEST_BANNER)) : "";
	}

	private void goOn(TcpLine line, byte[] greeting, Sighting sighting) throws SourceException, InterruptedException {
		switch (sighting.get("service")) {
			case "ssh" -> SshTalk.continueWith(line, greeting, sighting);
			case "vnc" -> VncTalk.continueWith(line, sighting);
			default -> {
				Optional<Dialogue> dialogue = rules.dialogue(sighting.get("service"));
				if (dialogue.isPresent() && sighting.tls() == null) {
					askForTls(dialogue.get(), line, sighting);
				}
			}
		}
	}

	private static void askForTls(Dialogue dialogue, TcpLine line, Sighting sighting) throws SourceException, InterruptedException {
		String abilities = Probe.ask(line, dialogue.hello(), text -> dialogue.end().matcher(text).find());
		if (abilities.isEmpty()) {
			return;
		}
		boolean offered = dialogue.offer().matcher(abilities).find();
		sighting.says("starttls", offered ? "offered" : "not offered");
		if (offered && dialogue.agreed().matcher(Probe.ask(line, dialogue.start(), text -> text.endsWith("\n"))).find()) {
			sighting.presents(line.secure());
		}
	}
}
