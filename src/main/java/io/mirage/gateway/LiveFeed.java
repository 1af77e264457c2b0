package io.mirage.gateway;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.correlation.ScanCorrelated;
import io.mirage.events.discovery.InstanceStateChanged;
import io.mirage.events.integration.ExportWritten;
import io.mirage.events.notification.NotificationRaised;
import io.mirage.events.reporting.ReportWritten;
import io.mirage.events.scans.ScanProgressed;
import io.mirage.events.scans.ScanStateChanged;
import io.mirage.events.storage.FactsStored;
import io.mirage.events.storage.ScanStored;
import io.mirage.events.visualization.GraphReady;
import io.mirage.platform.messaging.InPassing;

/**
 * Passes events on to the screens, in passing: what nobody watches is gone, and after a failure nothing is repeated. Of
 * several gateways each hears every event, whichever a screen is connected to. Where the event is published here, the
 * screens wait for the commit, so that none shows what was rolled back.
 */
@Component
class LiveFeed {

	private final LiveConnections connections;

	LiveFeed(LiveConnections connections) {
		this.connections = connections;
	}

	@InPassing
	void on(ScanProgressed event) {
		afterCommit(LiveEvent.of(event.header(), event.scanId(), "scan.progressed", LiveData.Progressed.of(event)));
	}

	@InPassing
	void on(ScanStateChanged event) {
		afterCommit(LiveEvent.of(event.header(), event.scanId(), "scan.state", LiveData.StateChanged.of(event)));
	}

	@InPassing
	void on(FactsStored event) {
		afterCommit(LiveEvent.of(event.header(), event.scanId(), "facts.stored", LiveData.Stored.of(event)));
	}

	@InPassing
	void on(ScanStored event) {
		afterCommit(LiveEvent.of(event.header(), event.scanId(), "scan.stored", LiveData.AllStored.of(event)));
	}

	@InPassing
	void on(FindingsRaised event) {
		afterCommit(LiveEvent.of(event.header(), event.scanId(), "findings.raised", LiveData.Findings.of(event)));
	}

	@InPassing
	void on(ScanCorrelated event) {
		afterCommit(LiveEvent.of(event.header(), event.scanId(), "scan.correlated", LiveData.Correlated.of(event)));
	}

	@InPassing
	void on(NotificationRaised event) {
		afterCommit(LiveEvent.of(event.header(), event.scanId(), "notification.raised", LiveData.Message.of(event)));
	}

	@InPassing
	void on(ReportWritten event) {
		afterCommit(LiveEvent.of(event.header(), event.scanId(), "report.written", LiveData.Report.of(event)));
	}

	@InPassing
	void on(ExportWritten event) {
		afterCommit(LiveEvent.of(event.header(), event.scanId(), "export.written", LiveData.Export.of(event)));
	}

	@InPassing
	void on(GraphReady event) {
		afterCommit(LiveEvent.of(event.header(), event.scanId(), "graph.ready", LiveData.Graph.of(event)));
	}

	/** Instances belong to the installation; the service map shows them to everybody, too. */
	@InPassing
	void on(InstanceStateChanged event) {
		afterCommit(LiveEvent.forAll(event.header(), "service.changed", LiveData.Service.of(event)));
	}

	private void afterCommit(LiveEvent event) {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			connections.send(event);
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				connections.send(event);
			}
		});
	}
}
