package io.mirage.collection.network;

import java.util.List;

import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanScope;
import io.mirage.events.scans.TaskId;

/** For tests of other packages: one scan's way through scope gate, pacing and channels to servers of the test. */
public final class LoopbackNetwork implements AutoCloseable {

	private static final ScanId SCAN = ScanId.of("01900000-0000-7000-8000-0000000000ce");

	private final Wire wire;

	/** @param mappings of the servers, as {@link TalkingServer#at} writes them; nothing else can be reached */
	public LoopbackNetwork(String... mappings) {
		this.wire = Wire.toNobodyBut(mappings);
	}

	public LoopbackNetwork set(String key, Object value) {
		wire.set(key, value);
		return this;
	}

	/** The client of the task that asks this question. */
	public SourceClient client(CollectorDescriptor collector, EntityRef entity) {
		ScanScope scope = new ScanScope(List.of(entity), Intrusiveness.AGGRESSIVE, 10, List.of());
		return wire.client(new Assignment(SCAN, TaskId.of(SCAN, collector.id(), entity.id()), scope, collector, new Question(entity, true)));
	}

	@Override
	public void close() {
		wire.close();
	}
}
