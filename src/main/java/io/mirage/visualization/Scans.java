package io.mirage.visualization;

import org.springframework.stereotype.Component;

import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.readmodel.ScanFacts;

/** The scans that can be shown. */
@Component
class Scans {

	private final ScanFacts facts;

	Scans(ScanFacts facts) {
		this.facts = facts;
	}

	/** @throws io.mirage.platform.web.ProblemException if the organisation has no such scan */
	FactScan require(ScanId scan, OrganisationId organisation) {
		return facts.findScan(scan).filter(found -> found.organisationId().equals(organisation))
				.orElseThrow(() -> VisualizationProblem.UNKNOWN_SCAN.because("There is no scan " + scan + "."));
	}
}
