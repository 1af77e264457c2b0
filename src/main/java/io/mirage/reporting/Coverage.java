package io.mirage.reporting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

import io.mirage.events.collection.Outcome;
import io.mirage.events.scans.CollectorCoverage;
import io.mirage.platform.readmodel.VisibleText;
import io.mirage.reporting.document.BarChart;
import io.mirage.reporting.document.Cell;
import io.mirage.reporting.document.Figures;
import io.mirage.reporting.document.Table;
import io.mirage.reporting.document.Table.Column;
import io.mirage.reporting.document.Table.Row;

/** Says of every source what it said, so that a reader can tell "nothing there" from "not known". Gaps come first. */
record Coverage(List<CollectorCoverage> sources) {

	private static final int REASON = 200;
	private static final int NAME = 80;

	private enum Answers {
		ANSWERED("Answered", EnumSet.of(Outcome.ANSWERED)), EMPTY("Empty", EnumSet.of(Outcome.EMPTY)),
		BLOCKED("Blocked", EnumSet.of(Outcome.BLOCKED)), QUOTA("Quota", EnumSet.of(Outcome.QUOTA)),
		UNREACHABLE("Unreachable", EnumSet.of(Outcome.UNREACHABLE)), UNREADABLE("Unreadable", EnumSet.of(Outcome.UNREADABLE)),
		NOT_PERMITTED("Not permitted", Heard.FORBIDDEN);

		private final String words;
		private final Set<Outcome> outcomes;

		Answers(String words, Set<Outcome> outcomes) {
			this.words = words;
			this.outcomes = outcomes;
		}
	}

	static Coverage of(List<CollectorCoverage> sources) {
		return new Coverage(sources.stream().sorted(Comparator.comparing(Heard::of).thenComparing(CollectorCoverage::name)).toList());
	}

	private List<Heard> askedSources() {
		return sources.stream().map(Heard::of).filter(heard -> heard != Heard.NOT_IN_PLAN && heard != Heard.NOTHING_TO_ASK).toList();
	}

	/** Sources that had something to answer. */
	long asked() {
		return askedSources().size();
	}

	/** Those of them that answered every time. */
	long heard() {
		return askedSources().stream().filter(each -> each == Heard.ANSWERED || each == Heard.EMPTY).count();
	}

	/** Those that may know what the report does not. */
	List<CollectorCoverage> gaps() {
		return sources.stream().filter(source -> Heard.of(source).isGap()).toList();
	}

	static String name(CollectorCoverage source) {
		return VisibleText.of(source.name(), NAME);
	}

	String statement() {
		if (sources.isEmpty()) {
			return "The scan did not say which sources it had.";
		}
		if (gaps().isEmpty()) {
			return "Every source that was asked answered every time. What none of them knows was not found by this scan.";
		}
		return Figures.of(gaps().size(), "source") + " could not be heard in full. What they know may be missing here; it must not "
				+ "be read as absent.";
	}

	Table table() {
		List<Column> columns = new ArrayList<>(List.of(Column.of("Source", 26), Column.of("Heard", 16)));
		for (Answers answers : Answers.values()) {
			columns.add(Column.number(answers.words, 9));
		}
		return new Table("Coverage", false, columns, this::rows);
	}

	private void rows(Consumer<Row> rows) {
		sources.forEach(source -> rows.accept(new Row.Cells(cells(source))));
	}

	private static List<Cell> cells(CollectorCoverage source) {
		Heard heard = Heard.of(source);
		List<Cell> cells = new ArrayList<>();
		cells.add(new Cell.Text(name(source)));
		cells.add(new Cell.Chip(heard.words(), heard.isGap() ? "gap" : heard.name().toLowerCase(Locale.ROOT)));
		if (heard == Heard.NOT_IN_PLAN) {
			cells.add(new Cell.Text(source.reason() == null ? "no reason is known" : VisibleText.of(source.reason(), REASON)));
		} else {
			for (Answers answers : Answers.values()) {
				cells.add(new Cell.Number(Heard.count(source, answers.outcomes), ""));
			}
		}
		return cells;
	}

	/** How often all sources gave which kind of answer. */
	BarChart chart() {
		List<BarChart.Bar> bars = new ArrayList<>();
		for (Answers answers : Answers.values()) {
			long count = sources.stream().mapToLong(source -> Heard.count(source, answers.outcomes)).sum();
			if (count > 0) {
				bars.add(new BarChart.Bar(answers.words, count, answers == Answers.ANSWERED ? "ok" : answers == Answers.EMPTY ? "info" : "medium"));
			}
		}
		return new BarChart("Answers of all sources by kind", bars);
	}
}
