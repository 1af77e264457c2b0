package io.mirage.reporting;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.mirage.events.collection.Outcome;
import io.mirage.events.scans.CollectorCoverage;
import io.mirage.platform.readmodel.VisibleText;

/** Says of every source what it said, so that a reader can tell "nothing there" from "not known". */
final class CoverageSection {

	/**
	 * @param asked sources that had something to answer
	 * @param heard those of them that answered every time
	 * @param gaps those that may know what the report does not
	 */
	record Count(long asked, long heard, long gaps) {}

	private static final int REASON = 200;
	private static final List<Set<Outcome>> COLUMNS = List.of(EnumSet.of(Outcome.ANSWERED), EnumSet.of(Outcome.EMPTY),
			EnumSet.of(Outcome.BLOCKED), EnumSet.of(Outcome.QUOTA), EnumSet.of(Outcome.UNREACHABLE), EnumSet.of(Outcome.UNREADABLE),
			Heard.FORBIDDEN);
	private static final List<String> HEADS = List.of("Answered", "Empty", "Blocked", "Quota", "Unreachable", "Unreadable", "Not permitted");

	private final HtmlWriter html;
	private final List<CollectorCoverage> sources;

	/** Gaps are shown first: they are what a reader must know. */
	CoverageSection(HtmlWriter html, List<CollectorCoverage> sources) {
		this.html = html;
		this.sources = sources.stream().sorted(Comparator.comparing(Heard::of).thenComparing(CollectorCoverage::name)).toList();
	}

	static Count count(List<CollectorCoverage> sources) {
		List<Heard> asked = sources.stream().map(Heard::of)
				.filter(heard -> heard != Heard.NOT_IN_PLAN && heard != Heard.NOTHING_TO_ASK).toList();
		long gaps = asked.stream().filter(Heard::isGap).count();
		long heard = asked.stream().filter(each -> each == Heard.ANSWERED || each == Heard.EMPTY).count();
		return new Count(asked.size(), heard, gaps);
	}

	void write() {
		html.say("p.lead", statement());
		if (sources.isEmpty()) {
			return;
		}
		html.in("div.scroll", () -> html.in("table", () -> {
			html.in("thead", () -> html.in("tr", () -> {
				html.say("th", "Source");
				html.say("th", "Heard");
				HEADS.forEach(head -> html.say("th.num", head));
			}));
			html.in("tbody", () -> sources.forEach(this::row));
		}));
	}

	private String statement() {
		Count count = count(sources);
		if (sources.isEmpty()) {
			return "The scan did not say which sources it had.";
		}
		if (count.gaps() == 0) {
			return "Every source that was asked answered every time. What none of them knows was not found by this scan.";
		}
		return Figures.of(count.gaps(), "source") + " could not be heard in full. What they know may be missing here; it must not "
				+ "be read as absent.";
	}

	private void row(CollectorCoverage source) {
		Heard heard = Heard.of(source);
		html.in("tr", () -> {
			html.say("td", source.name());
			html.in("td", () -> html.say("span.chip." + (heard.isGap() ? "gap" : heard.name().toLowerCase(Locale.ROOT)), heard.words()));
			if (heard == Heard.NOT_IN_PLAN) {
				html.say("td.reason", Map.of("colspan", Integer.toString(COLUMNS.size())),
						source.reason() == null ? "no reason is known" : VisibleText.of(source.reason(), REASON));
			} else {
				COLUMNS.forEach(outcomes -> number(Heard.count(source, outcomes)));
			}
		});
	}

	private void number(long count) {
		html.say(count == 0 ? "td.num.zero" : "td.num", Figures.of(count));
	}
}
