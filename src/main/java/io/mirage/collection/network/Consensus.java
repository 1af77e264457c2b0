package io.mirage.collection.network;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.mirage.collection.dns.DnsQuestion;
import io.mirage.collection.source.DnsReply;

/**
 * What several name servers say together. They rarely agree about addresses, which rotate and differ by region; so they
 * vote on whether the name exists and whether it has what is asked for, and the first of the majority is believed.
 */
final class Consensus {

	private Consensus() {}

	private enum Statement { HAS_RECORDS, EXISTS, DOES_NOT_EXIST }

	/** @param readings one or more, those of the preferred servers first; of a draw the first one's side wins */
	static DnsReading of(DnsQuestion question, List<DnsReading> readings) {
		if (readings.size() == 1) {
			return readings.getFirst();
		}
		Map<Statement, Long> votes = readings.stream().map(reading -> statement(question, reading))
				.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
		long most = votes.values().stream().mapToLong(Long::longValue).max().orElseThrow();
		DnsReading believed = readings.stream().filter(reading -> votes.getOrDefault(statement(question, reading), 0L) == most)
				.findFirst().orElseThrow();
		return votes.size() == 1 ? believed : disputed(believed);
	}

	/** Not kept: the next time they may have agreed. */
	private static DnsReading disputed(DnsReading believed) {
		return new DnsReading(believed.reply().disputed(), Duration.ZERO);
	}

	private static Statement statement(DnsQuestion question, DnsReading reading) {
		DnsReply reply = reading.reply();
		return reply.records().stream().anyMatch(entry -> entry.getType() == question.type()) ? Statement.HAS_RECORDS
				: reply.exists() ? Statement.EXISTS : Statement.DOES_NOT_EXIST;
	}
}
