package io.mirage.collection;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.CollectorStopRequested;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.events.scans.PlannedTask;
import io.mirage.events.scans.ScanDeleted;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanPriority;
import io.mirage.events.scans.ScanPriorityChanged;
import io.mirage.events.scans.ScanScope;
import io.mirage.events.scans.ScanState;
import io.mirage.events.scans.ScanStateChanged;
import io.mirage.events.scans.ScanStopRequested;
import io.mirage.events.scans.TaskId;
import io.mirage.events.scans.TasksPlanned;
import io.mirage.events.users.ProjectId;

/** What the scans module says about one scan. */
final class Orders {

	private final Clock clock = Clock.systemUTC();
	private final OrganisationId organisation;
	private final ScanId scan = ScanId.create(clock.instant());
	private final AtomicInteger priority = new AtomicInteger();

	Orders() {
		this(OrganisationId.DEFAULT);
	}

	Orders(OrganisationId organisation) {
		this.organisation = organisation;
	}

	ScanId id() {
		return scan;
	}

	/** Later ones are less urgent. */
	PlannedTask task(String collector, String host) {
		return task(collector, host, true);
	}

	PlannedTask task(String collector, String host, boolean inScope) {
		return task(collector, host, inScope, priority.incrementAndGet());
	}

	PlannedTask task(String collector, String host, boolean inScope, int urgency) {
		EntityRef entity = EntityRef.of(EntityType.HOSTNAME, host);
		return new PlannedTask(TaskId.of(scan, collector, entity.id()), collector, entity, 1, inScope, urgency);
	}

	TasksPlanned plan(String collector, String... hosts) {
		return plan(Arrays.stream(hosts).map(host -> task(collector, host)).toArray(PlannedTask[]::new));
	}

	TasksPlanned plan(PlannedTask... tasks) {
		EntityRef target = EntityRef.of(EntityType.DOMAIN_NAME, "aurora-kites.example");
		return new TasksPlanned(header(), scan, ProjectId.DEFAULT,
				new ScanScope(List.of(target), Intrusiveness.ACTIVE, 5, List.of("secret\\..*")), Arrays.asList(tasks));
	}

	/** So many different hosts, with a word that no other scan's hosts have. */
	String[] hosts(int number) {
		return IntStream.range(0, number).mapToObj(i -> "h" + i + "." + scan.toString().substring(24) + ".example")
				.toArray(String[]::new);
	}

	ScanStateChanged paused(long version) {
		return change(ScanState.RUNNING, ScanState.PAUSED, version);
	}

	ScanStateChanged resumed(long version) {
		return change(ScanState.PAUSED, ScanState.RUNNING, version);
	}

	ScanStopRequested stop() {
		return new ScanStopRequested(header(), scan);
	}

	CollectorStopRequested stopCollector(String collector) {
		return new CollectorStopRequested(header(), scan, collector);
	}

	ScanPriorityChanged priority(ScanPriority to, long version) {
		return new ScanPriorityChanged(header(), scan, to, version);
	}

	ScanDeleted deleted() {
		return new ScanDeleted(header(), scan, ProjectId.DEFAULT);
	}

	private ScanStateChanged change(ScanState from, ScanState to, long version) {
		return new ScanStateChanged(header(), scan, ProjectId.DEFAULT, "Aurora", from, to, version);
	}

	private EventHeader header() {
		return EventHeader.of(scan, organisation, clock);
	}
}
