package io.mirage.reporting;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.readmodel.FactEntity;
import io.mirage.platform.readmodel.VisibleText;
import io.mirage.reporting.document.Cell;
import io.mirage.reporting.document.Entity;
import io.mirage.reporting.document.Figures;
import io.mirage.reporting.document.Table.Column;
import io.mirage.reporting.document.Table.Row;
import io.mirage.reporting.template.Block;

/** Makes the rows of a list of facts while they come, by type and value. Used for one pass. */
final class FactTable implements Consumer<FactEntity> {

	static final List<Column> COLUMNS = List.of(Column.of("Value", 35), Column.of("Attributes", 27), Column.of("Sources", 15),
			Column.number("Confidence", 11), Column.of("Tags", 12), Column.of("First seen", 0), Column.of("Last seen", 0));
	private static final int ATTRIBUTES = 4;
	private static final int ATTRIBUTE_LENGTH = 160;
	private static final int TAG_LENGTH = 60;

	private final Block block;
	private final Digest digest;
	private final Set<EntityId> refuted;
	private final Consumer<Row> rows;
	/** How many facts may still be listed, of all types. */
	private long room;
	private @Nullable EntityType type;
	private long ofType;

	FactTable(Block block, Digest digest, Set<EntityId> refuted, long room, Consumer<Row> rows) {
		this.block = block;
		this.digest = digest;
		this.refuted = refuted;
		this.room = room;
		this.rows = rows;
	}

	@Override
	public void accept(FactEntity fact) {
		EntityType next = fact.entity().type();
		if (refuted.contains(fact.entity().id()) || !block.types().isEmpty() && !block.types().contains(next)) {
			return;
		}
		if (next != type) {
			endType();
			type = next;
			ofType = 0;
			rows.accept(new Row.Group(next, digest.count(next)));
		}
		if (room > 0 && (block.limit() == null || ofType < block.limit())) {
			ofType++;
			room--;
			rows.accept(row(fact));
		}
	}

	void end() {
		endType();
	}

	private void endType() {
		long left = type == null ? 0 : digest.count(type) - ofType;
		if (left > 0) {
			rows.accept(new Row.Note("and " + Figures.of(left) + " more in the JSON"));
		}
	}

	private static Row row(FactEntity fact) {
		Map<String, String> attributes = new TreeMap<>();
		fact.attributes().entrySet().stream().sorted(Comparator.comparing(Map.Entry::getKey)).limit(ATTRIBUTES)
				.forEach(entry -> attributes.put(VisibleText.of(entry.getKey(), ATTRIBUTE_LENGTH),
						VisibleText.of(entry.getValue(), ATTRIBUTE_LENGTH)));
		String sources = fact.collectors().isEmpty() ? Figures.MISSING : VisibleText.of(String.join(", ", fact.collectors()));
		return new Row.Cells(List.of(new Cell.Code(Entity.of(fact.entity()).value()), new Cell.Pairs(attributes), new Cell.Text(sources),
				new Cell.Number(fact.confidence(), "\u00a0%"),
				new Cell.Tags(fact.tags().stream().map(tag -> VisibleText.of(tag, TAG_LENGTH)).toList()),
				new Cell.Time(fact.firstSeen()), new Cell.Time(fact.lastSeen())));
	}
}
