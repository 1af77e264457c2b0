package io.mirage.correlation;

import org.springframework.modulith.events.ApplicationModuleListener;

import io.mirage.events.collection.TasksCompleted;
import io.mirage.events.scans.ScanDeleted;

/** Notes for the graph database what scans find. A relationship that is noted twice is the same one there: any order does. */
class GraphFeeding {

	private final WaitingEdges waiting;

	GraphFeeding(WaitingEdges waiting) {
		this.waiting = waiting;
	}

	@ApplicationModuleListener
	void on(TasksCompleted event) {
		waiting.note(event.scanId(), event.results());
	}

	@ApplicationModuleListener
	void on(ScanDeleted event) {
		waiting.noteDeletion(event.scanId());
	}
}
