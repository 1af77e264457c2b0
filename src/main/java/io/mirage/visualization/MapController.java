package io.mirage.visualization;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.scans.ScanId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;

/** A scan's entities on the map, running scans included. */
@RestController
@RequestMapping("/api/v1/visualizations/map")
class MapController {

	private final Scans scans;
	private final GeoReading reading;

	MapController(Scans scans, GeoReading reading) {
		this.scans = scans;
		this.reading = reading;
	}

	@GetMapping
	@Needs(Permission.DATA_READ)
	GeoMap map(Caller caller, @RequestParam("scan_id") ScanId scan) {
		scans.require(scan, caller.organisationId());
		return reading.read(scan);
	}
}
