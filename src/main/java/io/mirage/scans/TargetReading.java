package io.mirage.scans;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityParser;

/** Understands what people write as targets. */
@Component
class TargetReading {

	/** @param problem why the text is no target, for people; absent if it is one */
	record Detected(String input, @Nullable EntityType type, @Nullable String value, @Nullable String problem) {}

	private static final int MAX_ECHO = 100;

	private final EntityParser parser;
	private final ScanProperties properties;

	TargetReading(EntityParser parser, ScanProperties properties) {
		this.parser = parser;
		this.properties = properties;
	}

	/** One target a line; empty lines count for nothing. */
	List<Detected> detect(String text) {
		List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
		requireFew(lines.size());
		return lines.stream().map(this::detectLine).toList();
	}

	/** @return each target once, in the order they were given
	 *  @throws io.mirage.platform.web.ProblemException naming the first text that is no target */
	List<EntityRef> read(List<NewScan.Target> targets) {
		requireFew(targets.size());
		Map<EntityId, EntityRef> read = new LinkedHashMap<>();
		targets.stream().map(this::read).forEach(target -> read.putIfAbsent(target.id(), target));
		return List.copyOf(read.values());
	}

	private EntityRef read(NewScan.Target target) {
		String typeName = target.type();
		if (typeName == null) {
			return parser.detect(target.value())
					.orElseThrow(() -> ScanProblem.INVALID_TARGET.because(unknown(target.value())));
		}
		EntityType type = EntityType.find(typeName).orElseThrow(() -> ScanProblem.INVALID_TARGET
				.because("There is no entity type '" + shortened(typeName) + "'."));
		return parser.parse(type, target.value()).orElseThrow(() -> ScanProblem.INVALID_TARGET
				.because("'" + shortened(target.value()) + "' is not a valid " + type + "."));
	}

	private Detected detectLine(String line) {
		Optional<EntityRef> target = parser.detect(line);
		return new Detected(shortened(line), target.map(EntityRef::type).orElse(null),
				target.map(EntityRef::value).orElse(null), target.isPresent() ? null : unknown(line));
	}

	private void requireFew(int targets) {
		if (targets > properties.maxTargets()) {
			throw ScanProblem.INVALID_TARGET.because(targets + " targets are more than the " + properties.maxTargets()
					+ " one scan may have. Split them, or raise mirage.scans.max-targets.");
		}
	}

	private static String unknown(String text) {
		return "'" + shortened(text) + "' is no domain, host name, address, network, ASN, URL, e-mail address, phone number, "
				+ "crypto address, @username or \"name of a person or organisation\".";
	}

	private static String shortened(String text) {
		return text.length() <= MAX_ECHO ? text : text.substring(0, MAX_ECHO) + "…";
	}
}
