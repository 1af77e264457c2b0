package io.mirage.visualization;

import org.springframework.stereotype.Component;

import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.readmodel.ScanFacts;

/** Finds the picture of a scan: the drawn one, or else a sketch of what is known by now. */
@Component
class Pictures {

	private static final int RINGS_ONLY = 0;

	private final ScanFacts facts;
	private final DrawnGraphs graphs;
	private final GraphReading reading;

	Pictures(ScanFacts facts, DrawnGraphs graphs, GraphReading reading) {
		this.facts = facts;
		this.graphs = graphs;
		this.reading = reading;
	}

	/** @throws io.mirage.platform.web.ProblemException if the organisation has no such scan */
	Picture of(ScanId scan, OrganisationId organisation) {
		return graphs.find(scan, organisation).orElseGet(() -> sketch(scan, organisation));
	}

	private Picture sketch(ScanId scan, OrganisationId organisation) {
		FactScan known = facts.findScan(scan).filter(found -> found.organisationId().equals(organisation))
				.orElseThrow(() -> VisualizationProblem.UNKNOWN_SCAN.because("There is no scan " + scan + "."));
		return reading.read(known).draw(RINGS_ONLY);
	}
}
