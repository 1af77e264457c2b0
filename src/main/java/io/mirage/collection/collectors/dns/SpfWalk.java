package io.mirage.collection.collectors.dns;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.xbill.DNS.Type;

import io.mirage.collection.collectors.dns.SpfRecord.Mechanism;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.Unreachable;

/** Counts what a receiver has to ask for to understand an SPF record. Goes on beyond the limit, but not for ever. Used once. */
final class SpfWalk {

	/** RFC 7208, 4.6.4. */
	static final int LIMIT = 10;
	private static final int FAR_ENOUGH = 40;

	private final SourceClient source;
	/** From the domain to the record that is being read. */
	private final Set<String> path = new TreeSet<>();
	private final Set<String> missing = new TreeSet<>();
	private final Set<String> unanswered = new TreeSet<>();
	private final Set<String> unknown = new TreeSet<>();
	private int lookUps;
	private int literals;
	private boolean looped;
	private boolean usesPtr;

	SpfWalk(SourceClient source) {
		this.source = source;
	}

	void follow(String domain, SpfRecord record) throws SourceException, InterruptedException {
		path.add(domain);
		lookUps += record.lookUps();
		unknown.addAll(record.unknown());
		for (Mechanism mechanism : record.mechanisms()) {
			literals += mechanism.name().startsWith("ip") ? 1 : 0;
			usesPtr |= mechanism.name().equals("ptr");
			if (mechanism.name().equals("include") && !mechanism.hasMacro()) {
				descend(mechanism.value());
			}
		}
		if (record.followsRedirect() && record.redirect().indexOf('%') < 0) {
			descend(record.redirect());
		}
		path.remove(domain);
	}

	private void descend(String domain) throws SourceException, InterruptedException {
		if (path.contains(domain)) {
			looped = true;
		} else if (lookUps < FAR_ENOUGH) {
			try {
				Optional<SpfRecord> record = SpfSendersCollector.record(source.lookUp(domain, Type.TXT));
				if (record.isPresent()) {
					follow(domain, record.get());
				} else {
					missing.add(domain);
				}
			} catch (Unreachable | NotPermitted silent) {
				unanswered.add(domain);
			}
		}
	}

	/** {@code lookups} is a lower bound where {@code not_answered} is not empty. */
	Map<String, String> attributes() {
		Map<String, String> attributes = new LinkedHashMap<>();
		attributes.put("lookups", Integer.toString(lookUps));
		attributes.put("lookups_exceeded", Boolean.toString(lookUps > LIMIT));
		attributes.put("addresses", Integer.toString(literals));
		attributes.put("missing_includes", String.join(" ", missing));
		attributes.put("not_answered", String.join(" ", unanswered));
		attributes.put("unknown_terms", String.join(" ", unknown));
		attributes.put("loop", looped ? "true" : "");
		attributes.put("uses_ptr", usesPtr ? "true" : "");
		return attributes;
	}
}
