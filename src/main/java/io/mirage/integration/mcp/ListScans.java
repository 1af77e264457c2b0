package io.mirage.integration.mcp;

import java.util.Map;

import org.springframework.stereotype.Component;

import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Permission;

@Component
class ListScans implements Tool {

	private final ScanView view;

	ListScans(ScanView view) {
		this.view = view;
	}

	@Override
	public String name() {
		return "list_scans";
	}

	@Override
	public String description() {
		return "Lists the scans of the organisation, the newest first, with their state.";
	}

	@Override
	public Permission needs() {
		return Permission.SCAN_READ;
	}

	@Override
	public Map<String, Object> arguments() {
		return Map.of("limit", Arguments.LIMIT);
	}

	@Override
	public Map<String, Object> call(Arguments arguments, Caller caller) {
		return Map.of("scans", view.scans(caller.organisationId(), arguments.limit()));
	}
}
