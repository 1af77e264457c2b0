package io.mirage.collection;

import java.time.OffsetDateTime;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.collection.network.Receipt;
import io.mirage.events.OrganisationId;
import io.mirage.events.scans.TaskId;
import io.mirage.platform.readmodel.Columns;

/** The scope gate's decisions, kept with the task they were made for. */
@Repository
class Receipts {

	private final JdbcClient jdbc;

	Receipts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void store(List<? extends Report> reports) {
		record Row(TaskId task, Receipt receipt) {}
		List<Row> rows = reports.stream()
				.flatMap(report -> report.receipts().stream().map(receipt -> new Row(report.task().id(), receipt))).toList();
		if (rows.isEmpty()) {
			return;
		}
		jdbc.sql("""
				insert into collection.receipt (task_id, at, channel, destination, calls, allowed, reason)
				select task, at, channel, destination, calls, allowed, reason
				from unnest(?, ?, ?, ?, ?, ?, ?) with ordinality
					r (task, at, channel, destination, calls, allowed, reason, position)
				order by position""")
				.params(Columns.uuids(rows, row -> row.task().value()), Columns.instants(rows, row -> row.receipt().at()),
						Columns.texts(rows, row -> row.receipt().channel()), Columns.texts(rows, row -> row.receipt().destination()),
						Columns.integers(rows, row -> row.receipt().calls()),
						rows.stream().map(row -> row.receipt().allowed()).toArray(Boolean[]::new),
						Columns.texts(rows, row -> row.receipt().reason()))
				.update();
	}

	/** In the order in which they were made. */
	List<Receipt> of(TaskId task, OrganisationId organisation) {
		return jdbc.sql("""
				select r.at, r.channel, r.destination, r.calls, r.allowed, r.reason
				from collection.receipt r join collection.task t on t.id = r.task_id
				where r.task_id = ? and t.organisation_id = ? order by r.position""")
				.params(task.value(), organisation.value())
				.query((row, number) -> new Receipt(row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("channel"),
						row.getString("destination"), row.getInt("calls"), row.getBoolean("allowed"), row.getString("reason")))
				.list();
	}
}
