package io.mirage.integration.formats;

import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.Uuids;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.platform.readmodel.FactEntity;
import io.mirage.platform.readmodel.FactRelationship;
import io.mirage.platform.readmodel.FactScan;

/**
 * An event of MISP with an attribute for each entity and a comment for each finding. What MISP has no type for is text
 * whose comment names the type. Nothing is marked for detection: to have been found is no accusation.
 */
final class MispWriter implements ExportWriter {

	/** How MISP files something. */
	private record Filing(String type, String category) {}

	private static final String NETWORK = "Network activity";
	private static final Filing TEXT = new Filing("text", "Other");

	private final JsonGenerator json;
	private UUID scan = new UUID(0, 0);
	private Severity worst = Severity.INFO;
	private long count;

	MispWriter(OutputStream out, JsonMapper mapper) {
		this.json = mapper.createGenerator(out);
	}

	@Override
	public void scan(FactScan facts, long entities, long relationships, long findings) {
		scan = facts.scanId().value();
		@Nullable Instant finished = facts.finishedAt();
		Instant at = finished == null ? Instant.EPOCH : finished;
		json.writeStartObject();
		json.writeName("Event");
		json.writeStartObject();
		json.writeStringProperty("uuid", Uuids.derived(scan, "misp").toString());
		json.writeStringProperty("info", "Mirage: " + facts.name());
		json.writeStringProperty("date", LocalDate.ofInstant(at, ZoneOffset.UTC).toString());
		json.writeStringProperty("timestamp", Long.toString(at.getEpochSecond()));
		json.writeStringProperty("analysis", "2");
		json.writeStringProperty("distribution", "0");
		json.writeBooleanProperty("published", false);
		json.writeName("Attribute");
		json.writeStartArray();
	}

	@Override
	public void entity(FactEntity fact) {
		Filing filing = filing(fact.entity());
		String comment = fact.entity().type().label() + ", confidence " + fact.confidence()
				+ (fact.collectors().isEmpty() ? "" : ", by " + String.join(" ", fact.collectors()));
		Map<String, Object> attribute = attribute(fact.entity().id().toString(), filing, fact.entity().value(), comment);
		attribute.put("first_seen", fact.firstSeen().toString());
		attribute.put("last_seen", fact.lastSeen().toString());
		json.writePOJO(attribute);
	}

	@Override
	public void relationship(FactRelationship relationship) {}

	@Override
	public void finding(Finding finding) {
		worst = finding.severity().compareTo(worst) > 0 ? finding.severity() : worst;
		json.writePOJO(attribute(finding.id().toString(), new Filing("comment", "Other"), finding.headline(),
				finding.severity().label() + " finding of the rule " + finding.ruleId()));
	}

	/** The threat level is known only now: 1 is high, 2 medium, 3 low, 4 undefined. */
	@Override
	public long end() {
		json.writeEndArray();
		json.writeStringProperty("threat_level_id", switch (worst) {
			case CRITICAL, HIGH -> "1";
			case MEDIUM -> "2";
			case LOW -> "3";
			case INFO -> "4";
		});
		json.writeEndObject();
		json.writeEndObject();
		json.flush();
		return count;
	}

	private Map<String, Object> attribute(String subject, Filing filing, String value, String comment) {
		count++;
		return new HashMap<>(Map.of("uuid", Uuids.derived(scan, "misp " + subject).toString(), "type", filing.type(), "category", filing.category(),
				"value", value, "comment", comment, "to_ids", false, "distribution", "5"));
	}

	private static Filing filing(EntityRef entity) {
		String value = entity.value();
		return switch (entity.type()) {
			case DOMAIN_NAME -> new Filing("domain", NETWORK);
			case HOSTNAME -> new Filing("hostname", NETWORK);
			case IP_ADDRESS, NETBLOCK -> new Filing("ip-dst", NETWORK);
			case URL -> new Filing("url", NETWORK);
			case ASN -> new Filing("AS", NETWORK);
			case MAC_ADDRESS -> new Filing("mac-address", NETWORK);
			case EMAIL_ADDRESS -> new Filing("email", "Social network");
			case TLS_CERTIFICATE -> value.matches("[0-9a-f]{64}") ? new Filing("x509-fingerprint-sha256", NETWORK) : TEXT;
			case VULNERABILITY -> value.startsWith("CVE-") ? new Filing("vulnerability", "External analysis") : TEXT;
			case PHONE_NUMBER -> new Filing("phone-number", "Person");
			default -> TEXT;
		};
	}
}
