package io.mirage.collection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.mirage.collection.Attempt.Interruption;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.TaskId;

/** What this process has in hand: from the moment a task is claimed until its report is stored. */
@Component
class Running {

	private final Map<TaskId, Attempt> attempts = new ConcurrentHashMap<>();

	void add(Attempt attempt) {
		attempts.put(attempt.task().id(), attempt);
	}

	void remove(Attempt attempt) {
		attempts.remove(attempt.task().id(), attempt);
	}

	int count() {
		return attempts.size();
	}

	Map<String, Long> countByCollector() {
		return attempts.values().stream().collect(Collectors.groupingBy(attempt -> attempt.task().collector(), Collectors.counting()));
	}

	Set<ScanId> scans() {
		return attempts.values().stream().map(attempt -> attempt.task().scan().id()).collect(Collectors.toSet());
	}

	void interrupt(Collection<ScanId> scans) {
		attempts.values().stream().filter(attempt -> scans.contains(attempt.task().scan().id()))
				.forEach(attempt -> attempt.interrupt(Interruption.STOPPED));
	}

	/** Of one scan, what these collectors have in hand. */
	void interrupt(ScanId scan, Set<String> collectors) {
		attempts.values().stream().filter(attempt -> attempt.task().scan().id().equals(scan))
				.filter(attempt -> collectors.contains(attempt.task().collector()))
				.forEach(attempt -> attempt.interrupt(Interruption.COLLECTOR_STOPPED));
	}

	void giveBackAll() {
		List.copyOf(attempts.values()).forEach(attempt -> attempt.interrupt(Interruption.GIVEN_BACK));
	}
}
