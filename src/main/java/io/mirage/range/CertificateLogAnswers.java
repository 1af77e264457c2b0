package io.mirage.range;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;

import io.mirage.range.Company.CertificatePlan;
import io.mirage.range.Company.Condition;
import io.mirage.range.Company.LogEntry;

/**
 * The certificate log with the query address and the JSON of crt.sh: {@code q} is a name or, from a percent sign on, an
 * ending of names. As there, a certificate and its precertificate are two entries.
 */
final class CertificateLogAnswers {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

	private final Instant now;

	/** Newest first, as crt.sh sorts them. */
	private final List<LogEntry> entries;

	CertificateLogAnswers(Company company, Instant now) {
		this.now = now.truncatedTo(ChronoUnit.DAYS);
		this.entries = entries(company);
	}

	private static List<LogEntry> entries(Company company) {
		return Stream.concat(company.certificates().stream().filter(CertificatePlan::logged)
				.map(CertificateLogAnswers::entry), company.certificateLog().stream())
				.sorted(Comparator.comparing(LogEntry::age)).toList();
	}

	private static LogEntry entry(CertificatePlan plan) {
		return new LogEntry(plan.names(), Duration.ofDays(plan.condition() == Condition.EXPIRED ? 450 : 30),
				Duration.ofDays(90));
	}

	HttpResponse answer(HttpRequest request) {
		Optional<Map<String, String>> query = parse(request.query());
		if (query.isEmpty()) {
			return HttpResponse.ofStatus(400);
		}
		if (!request.path().equals("/") || !query.get().getOrDefault("output", "").equals("json")) {
			return HttpResponse.ofStatus(404);
		}
		String pattern = query.get().getOrDefault("q", "").toLowerCase(Locale.ROOT);
		boolean current = query.get().getOrDefault("exclude", "").equals("expired");
		return new HttpResponse(200, Map.of("Content-Type", "application/json"),
				JSON.writeValueAsBytes(matches(pattern, current)));
	}

	private static Optional<Map<String, String>> parse(String query) {
		Map<String, String> parameters = new LinkedHashMap<>();
		try {
			for (String pair : query.split("&", -1)) {
				String[] sides = pair.split("=", 2);
				parameters.put(sides[0], sides.length == 1 ? "" : URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
			}
			return Optional.of(parameters);
		}
		catch (IllegalArgumentException _) {
			return Optional.empty();
		}
	}

	private List<Map<String, Object>> matches(String pattern, boolean current) {
		List<Map<String, Object>> rows = new ArrayList<>();
		for (int i = 0; i < entries.size(); i++) {
			LogEntry entry = entries.get(i);
			boolean expired = entry.age().compareTo(entry.lifetime()) > 0;
			if (entry.names().stream().anyMatch(name -> matches(name, pattern)) && !(current && expired)) {
				long id = 10_000_000_000L + (entries.size() - i) * 2L;
				rows.add(row(entry, id + 1));
				rows.add(row(entry, id));
			}
		}
		return rows;
	}

	private static boolean matches(String name, String pattern) {
		return pattern.startsWith("%") ? name.endsWith(pattern.substring(1)) : name.equals(pattern);
	}

	private Map<String, Object> row(LogEntry entry, long id) {
		LocalDateTime from = LocalDateTime.ofInstant(now.minus(entry.age()), ZoneOffset.UTC);
		Map<String, Object> row = new LinkedHashMap<>();
		row.put("issuer_ca_id", 64500);
		row.put("issuer_name", "O=Mirage Practice Range, CN=Practice Range CA");
		row.put("common_name", entry.names().getFirst());
		row.put("name_value", String.join("\n", entry.names()));
		row.put("id", id);
		row.put("entry_timestamp", SECONDS.format(from.plusHours(1)) + ".417");
		row.put("not_before", SECONDS.format(from));
		row.put("not_after", SECONDS.format(from.plus(entry.lifetime())));
		row.put("serial_number", HexFormat.of().toHexDigits((id >> 1) * 31));
		row.put("result_count", 2);
		return row;
	}
}
