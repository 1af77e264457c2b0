package io.mirage.integration.mcp;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.mirage.events.scans.CollectorCoverage;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Permission;

@Component
class GetScan implements Tool {

	private final ScanView view;

	GetScan(ScanView view) {
		this.view = view;
	}

	@Override
	public String name() {
		return "get_scan";
	}

	@Override
	public String description() {
		return "Tells of one scan its targets, its state and its coverage: for each source how often it answered, had nothing, or could not be "
				+ "asked. What a source could not be asked is not known, which is different from not being there.";
	}

	@Override
	public Permission needs() {
		return Permission.SCAN_READ;
	}

	@Override
	public Map<String, Object> arguments() {
		return Map.of("scan_id", Arguments.SCAN_ID);
	}

	@Override
	public Map<String, Object> call(Arguments arguments, Caller caller) {
		FactScan scan = view.scan(arguments.scan(), caller.organisationId());
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("scan_id", scan.scanId().toString());
		answer.put("name", scan.name());
		answer.put("state", scan.state().label());
		answer.put("complete", scan.complete());
		answer.put("targets", scan.targets().stream().map(Object::toString).toList());
		answer.put("coverage", scan.coverage().stream().map(GetScan::source).toList());
		return answer;
	}

	private static Map<String, Object> source(CollectorCoverage coverage) {
		Map<String, Object> source = new LinkedHashMap<>();
		source.put("source", coverage.collector());
		coverage.outcomes().forEach((outcome, count) -> source.put(outcome.label(), count));
		source.put("in_plan", coverage.inPlan());
		return source;
	}
}
