package io.mirage.collection;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.platform.readmodel.Columns;

/** Raw answers by content. Kept once for all organisations; read only by those whose tasks rest on them. */
@Repository
class RawAnswers {

	/** Bytes in one statement. */
	private static final int CHUNK = 4 << 20;
	/** Longer than it takes from storing an answer to storing what rests on it. */
	private static final Duration GRACE = Duration.ofHours(1);

	private final JdbcClient jdbc;
	private final Clock clock;

	RawAnswers(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void store(Collection<RawAnswer> answers) {
		Map<String, RawAnswer> different = new TreeMap<>();
		answers.forEach(answer -> different.put(answer.sha256(), answer));
		List<RawAnswer> chunk = new ArrayList<>();
		long bytes = 0;
		for (RawAnswer answer : different.values()) {
			chunk.add(answer);
			bytes += answer.content().length;
			if (bytes >= CHUNK) {
				insert(chunk);
				chunk.clear();
				bytes = 0;
			}
		}
		insert(chunk);
	}

	/** Lets the organisations of these tasks read what they rest on. */
	void cite(List<Report.Finished> reports) {
		record Citation(String sha256, Report.Finished report) {}
		List<Citation> citations = reports.stream()
				.flatMap(report -> report.raw().stream().map(raw -> new Citation(raw.sha256(), report))).toList();
		if (citations.isEmpty()) {
			return;
		}
		jdbc.sql("""
				insert into collection.evidence (sha256, organisation_id, task_id) select * from unnest(?, ?, ?)
				on conflict do nothing""")
				.params(Columns.texts(citations, Citation::sha256),
						Columns.uuids(citations, citation -> citation.report().task().scan().organisation().value()),
						Columns.uuids(citations, citation -> citation.report().task().id().value()))
				.update();
	}

	Optional<RawAnswer> find(OrganisationId organisation, String sha256) {
		return jdbc.sql("""
				select sha256, media_type, size, truncated, deflated, content from collection.raw_answer r
				where sha256 = ? and exists (
					select from collection.evidence e where e.sha256 = r.sha256 and e.organisation_id = ?)""")
				.params(sha256, organisation.value())
				.query((row, number) -> new RawAnswer(row.getString("sha256"), row.getString("media_type"), row.getInt("size"),
						row.getBoolean("truncated"), row.getBoolean("deflated"), row.getBytes("content")))
				.optional();
	}

	/** Removes what no task rests on any more. @return how many answers that were */
	int sweep() {
		return jdbc.sql("""
				delete from collection.raw_answer r where kept_at < ?
					and not exists (select from collection.evidence e where e.sha256 = r.sha256)""")
				.param(clock.instant().minus(GRACE).atOffset(ZoneOffset.UTC)).update();
	}

	/** An answer that is there already is touched, so that a sweep leaves it until the new citation is stored. */
	private void insert(List<RawAnswer> answers) {
		if (answers.isEmpty()) {
			return;
		}
		jdbc.sql("""
				insert into collection.raw_answer (sha256, media_type, size, truncated, deflated, content, kept_at)
				select *, ? from unnest(?, ?, ?, ?, ?, ?)
				on conflict (sha256) do update set kept_at = excluded.kept_at""")
				.params(clock.instant().atOffset(ZoneOffset.UTC), Columns.texts(answers, RawAnswer::sha256),
						Columns.texts(answers, RawAnswer::mediaType), Columns.integers(answers, RawAnswer::size),
						answers.stream().map(RawAnswer::truncated).toArray(Boolean[]::new),
						answers.stream().map(RawAnswer::deflated).toArray(Boolean[]::new),
						new SqlArrayValue("bytea", (Object[]) answers.stream().map(RawAnswer::content).toArray(byte[][]::new)))
				.update();
	}
}
