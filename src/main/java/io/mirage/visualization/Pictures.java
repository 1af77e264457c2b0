package io.mirage.visualization;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;

/** Finds the picture of a scan: the drawn one, or else a sketch of what is known by now. */
@Component
class Pictures {

	private static final int RINGS_ONLY = 0;

	private final Scans scans;
	private final DrawnGraphs graphs;
	private final GraphReading reading;
	private final Clusters clusters;
	private final StateAt states;

	Pictures(Scans scans, DrawnGraphs graphs, GraphReading reading, Clusters clusters, StateAt states) {
		this.scans = scans;
		this.graphs = graphs;
		this.reading = reading;
		this.clusters = clusters;
		this.states = states;
	}

	/** @throws io.mirage.platform.web.ProblemException if the organisation has no such scan */
	Picture of(ScanId scan, OrganisationId organisation) {
		return graphs.find(scan, organisation).orElseGet(() -> sketch(scan, organisation));
	}

	/**
	 * A part of the picture, every node in its place.
	 *
	 * @param then what was known at that time; absent for all
	 * @throws io.mirage.platform.web.ProblemException if the organisation has no such scan, or the scan no such cluster
	 */
	Picture of(ScanId scan, OrganisationId organisation, @Nullable Instant then, GraphFilter filter) {
		Picture picture = of(scan, organisation);
		if (!filter.cluster().equals(Clusters.EVERYWHERE)) {
			picture = clusters.members(scan, picture, filter.cluster());
		}
		if (then != null) {
			picture = states.of(picture, scan, then);
		}
		return filter.isNone() ? picture : Excerpt.of(picture, filter::takes, edge -> true);
	}

	private Picture sketch(ScanId scan, OrganisationId organisation) {
		return reading.read(scans.require(scan, organisation)).draw(RINGS_ONLY);
	}
}
