package io.mirage.reporting.document;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.mirage.events.entities.EntityType;

/**
 * Rows that are made while they are written.
 *
 * @param name short: it also names a sheet
 * @param grouped whether rows stand under headings that name their type
 */
public record Table(String name, boolean grouped, List<Column> columns, Rows rows) {

	/** @param share of the width of a page, in hundredths; 0 for a column that only spreadsheets have */
	public record Column(String title, int share, boolean numeric) {

		public static Column of(String title, int share) {
			return new Column(title, share, false);
		}

		public static Column number(String title, int share) {
			return new Column(title, share, true);
		}

		public boolean onPaper() {
			return share > 0;
		}
	}

	/** One pass over all rows. */
	@FunctionalInterface
	public interface Rows {
		void forEach(Consumer<Row> consumer);
	}

	public sealed interface Row {

		/** Rows of one type follow. */
		record Group(EntityType type, long count) implements Row {}

		record Cells(List<Cell> cells) implements Row {}

		/** Says what was left out. */
		record Note(String text) implements Row {}
	}

	public List<Column> columnsOnPaper() {
		return columns.stream().filter(Column::onPaper).toList();
	}

	/** The cells of a row that stand in the columns on paper; the last one of too few takes the rest of the row. */
	public List<Cell> onPaper(Row.Cells row) {
		return IntStream.range(0, row.cells().size()).filter(i -> columns.get(i).onPaper()).mapToObj(row.cells()::get).toList();
	}
}
