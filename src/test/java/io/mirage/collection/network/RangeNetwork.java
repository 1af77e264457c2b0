package io.mirage.collection.network;

import java.util.List;

import io.mirage.collection.network.SourceSettings;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanScope;
import io.mirage.events.scans.TaskId;
import io.mirage.range.PracticeRange;

/** For tests of other packages: one scan's way through scope gate, pacing and channels into the practice range. */
public final class RangeNetwork implements AutoCloseable {

	private static final ScanId SCAN = ScanId.of("01900000-0000-7000-8000-0000000000cd");

	private final Wire wire;
	private final ScanScope scope;

	/** @param target all that is in scope */
	public RangeNetwork(PracticeRange range, EntityRef target) {
		this.wire = Wire.into(range);
		wire.setJson("source-policies", range.settings().sourcePolicies());
		this.scope = new ScanScope(List.of(target), Intrusiveness.AGGRESSIVE, 10, List.of());
	}

	/** The client of the task that asks this question. */
	public SourceClient client(CollectorDescriptor collector, Question question) {
		return wire.client(new Assignment(SCAN, TaskId.of(SCAN, collector.id(), question.entity().id()), scope, collector, question));
	}

	public SourceSettings settings() {
		return wire.settings;
	}

	@Override
	public void close() {
		wire.close();
	}
}
