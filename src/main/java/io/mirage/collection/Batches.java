package io.mirage.collection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mirage.events.scans.ScanId;

/**
 * Cuts reports into what one event may carry: one scan, up to 2,000 observations, 1 MB and 500 results. A result that is
 * larger by itself has an event of its own.
 */
final class Batches {

	static final int MAX_OBSERVATIONS = 2_000;
	static final int MAX_BYTES = 1 << 20;
	static final int MAX_RESULTS = 500;

	private Batches() {}

	/** Every report once; those of one scan in their order. */
	static List<List<Report.Finished>> of(List<Report.Finished> reports) {
		Map<ScanId, List<Report.Finished>> byScan = new LinkedHashMap<>();
		reports.forEach(report -> byScan.computeIfAbsent(report.task().scan().id(), scan -> new ArrayList<>()).add(report));
		return byScan.values().stream().flatMap(scan -> cut(scan).stream()).toList();
	}

	private static List<List<Report.Finished>> cut(List<Report.Finished> reports) {
		List<List<Report.Finished>> batches = new ArrayList<>();
		Load load = new Load();
		for (Report.Finished report : reports) {
			if (batches.isEmpty() || !load.takes(report)) {
				batches.add(new ArrayList<>());
				load = new Load();
			}
			load.add(report);
			batches.getLast().add(report);
		}
		return batches;
	}

	/** How full a batch is. */
	static final class Load {

		private int results;
		private int observations;
		private int bytes;

		boolean takes(Report.Finished report) {
			return results + 1 <= MAX_RESULTS && observations + report.result().observations().size() <= MAX_OBSERVATIONS
					&& bytes + report.size() <= MAX_BYTES;
		}

		void add(Report.Finished report) {
			results++;
			observations += report.result().observations().size();
			bytes += report.size();
		}

		boolean isFull() {
			return results >= MAX_RESULTS || observations >= MAX_OBSERVATIONS || bytes >= MAX_BYTES;
		}
	}
}
