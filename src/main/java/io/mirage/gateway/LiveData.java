package io.mirage.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingId;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.correlation.ScanCorrelated;
import io.mirage.events.correlation.Severity;
import io.mirage.events.discovery.InstanceStateChanged;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.integration.ExportWritten;
import io.mirage.events.notification.NotificationRaised;
import io.mirage.events.reporting.ReportId;
import io.mirage.events.reporting.ReportWritten;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanProgress;
import io.mirage.events.scans.ScanProgressed;
import io.mirage.events.scans.ScanState;
import io.mirage.events.scans.ScanStateChanged;
import io.mirage.events.storage.FactsStored;
import io.mirage.events.storage.ScanStored;
import io.mirage.events.visualization.GraphReady;

/** What each live event says, as its JSON: API, hence not the events themselves. */
final class LiveData {

	private LiveData() {}

	/** @param percent of the planned tasks that are done */
	record ProgressFigures(long planned, long pending, long running, long completed, long failed, long entities, int percent) {

		static ProgressFigures of(ScanProgress progress) {
			return new ProgressFigures(progress.planned(), progress.pending(), progress.running(), progress.completed(),
					progress.failed(), progress.entities(), progress.percent());
		}
	}

	record Progressed(ScanId scanId, ScanState state, ProgressFigures progress) {

		static Progressed of(ScanProgressed event) {
			return new Progressed(event.scanId(), event.state(), ProgressFigures.of(event.progress()));
		}
	}

	record StateChanged(ScanId scanId, String name, ScanState from, ScanState to, long version) {

		static StateChanged of(ScanStateChanged event) {
			return new StateChanged(event.scanId(), event.name(), event.from(), event.to(), event.version());
		}
	}

	record NewFact(EntityRef entity, String collector, Instant firstSeen) {}

	/** @param facts a sample of the new ones */
	record Stored(ScanId scanId, int newEntities, long scanEntities, List<NewFact> facts) {

		static Stored of(FactsStored event) {
			return new Stored(event.scanId(), event.newEntities(), event.scanEntities(), event.newFacts().stream()
					.map(fact -> new NewFact(fact.entity(), fact.collector(), fact.firstSeen())).toList());
		}
	}

	record AllStored(ScanId scanId, long entities, long observations, long relationships) {

		static AllStored of(ScanStored event) {
			return new AllStored(event.scanId(), event.entities(), event.observations(), event.relationships());
		}
	}

	record NewFinding(FindingId id, String ruleId, String ruleName, Severity severity, String headline) {

		static NewFinding of(Finding finding) {
			return new NewFinding(finding.id(), finding.ruleId(), finding.ruleName(), finding.severity(), finding.headline());
		}
	}

	record Findings(ScanId scanId, List<NewFinding> findings) {

		static Findings of(FindingsRaised event) {
			return new Findings(event.scanId(), event.findings().stream().map(NewFinding::of).toList());
		}
	}

	record Correlated(ScanId scanId, Map<Severity, Integer> findings) {

		static Correlated of(ScanCorrelated event) {
			return new Correlated(event.scanId(), event.findings());
		}
	}

	record Message(UUID id, String kind, @Nullable Severity severity, String title, String body, @Nullable ScanId scanId) {

		static Message of(NotificationRaised event) {
			return new Message(event.notificationId(), event.kind(), event.severity(), event.title(), event.body(),
					event.scanId());
		}
	}

	record Report(ReportId id, ScanId scanId, String title, List<String> formats) {

		static Report of(ReportWritten event) {
			return new Report(event.reportId(), event.scanId(), event.title(), event.formats());
		}
	}

	record Export(UUID id, ScanId scanId, String format, long lines, long bytes) {

		static Export of(ExportWritten event) {
			return new Export(event.exportId(), event.scanId(), event.format(), event.lines(), event.bytes());
		}
	}

	record Graph(ScanId scanId, int nodes, int edges) {

		static Graph of(GraphReady event) {
			return new Graph(event.scanId(), event.nodes(), event.edges());
		}
	}

	record Service(String instanceId, Set<String> modules, String state) {

		static Service of(InstanceStateChanged event) {
			return new Service(event.instanceId(), new TreeSet<>(event.modules()), event.state());
		}
	}
}
