package io.mirage.visualization;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.scans.ScanId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.visualization.Statistics.Charts;
import io.mirage.visualization.Statistics.Sankey;

/** A scan's facts in figures, running scans included. */
@RestController
@RequestMapping("/api/v1/visualizations")
class StatisticsController {

	private final Scans scans;
	private final Statistics statistics;

	StatisticsController(Scans scans, Statistics statistics) {
		this.scans = scans;
		this.statistics = statistics;
	}

	@GetMapping("/charts")
	@Needs(Permission.DATA_READ)
	Charts charts(Caller caller, @RequestParam("scan_id") ScanId scan) {
		scans.require(scan, caller.organisationId());
		return statistics.charts(scan);
	}

	/** Which source told how much of which type. */
	@GetMapping("/sankey")
	@Needs(Permission.DATA_READ)
	Sankey sankey(Caller caller, @RequestParam("scan_id") ScanId scan) {
		scans.require(scan, caller.organisationId());
		return statistics.sankey(scan);
	}
}
