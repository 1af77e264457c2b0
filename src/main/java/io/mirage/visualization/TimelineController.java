package io.mirage.visualization;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.scans.ScanId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.CursorPage;
import io.mirage.platform.web.CursorQuery;
import io.mirage.visualization.TimelineAnswer.Buckets;
import io.mirage.visualization.TimelineAnswer.Event;

/** A scan's facts along time, running scans included. */
@RestController
@RequestMapping("/api/v1/visualizations/timeline")
class TimelineController {

	private static final int MAX_BUCKETS = 500;

	private final Scans scans;
	private final Timeline timeline;

	TimelineController(Scans scans, Timeline timeline) {
		this.scans = scans;
		this.timeline = timeline;
	}

	/** @param from a date or a time; absent for the first event @param to absent for the last one */
	@GetMapping
	@Needs(Permission.DATA_READ)
	Buckets buckets(Caller caller, @RequestParam("scan_id") ScanId scan, @RequestParam(required = false) @Nullable String from,
			@RequestParam(required = false) @Nullable String to, @RequestParam(defaultValue = "60") int buckets) {
		if (buckets < 1 || buckets > MAX_BUCKETS) {
			throw VisualizationProblem.INVALID_LIMIT.because("buckets is " + buckets + ", not a number from 1 to " + MAX_BUCKETS + ".");
		}
		scans.require(scan, caller.organisationId());
		Instant begin = When.parse("from", from);
		Instant end = When.parse("to", to);
		requireOrder(begin, end);
		return timeline.buckets(scan, begin, end, buckets);
	}

	@GetMapping("/events")
	@Needs(Permission.DATA_READ)
	CursorPage<Event> events(Caller caller, @RequestParam("scan_id") ScanId scan, @RequestParam(required = false) @Nullable String from,
			@RequestParam(required = false) @Nullable String to, CursorQuery page) {
		scans.require(scan, caller.organisationId());
		Instant begin = When.parse("from", from);
		Instant end = When.parse("to", to);
		requireOrder(begin, end);
		return timeline.events(scan, begin, end, page);
	}

	private static void requireOrder(@Nullable Instant from, @Nullable Instant to) {
		if (from != null && to != null && to.isBefore(from)) {
			throw VisualizationProblem.INVALID_TIME.because("to is " + to + ", before from, which is " + from + ".");
		}
	}
}
