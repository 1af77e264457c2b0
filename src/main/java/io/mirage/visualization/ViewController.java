package io.mirage.visualization;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import io.mirage.events.Uuids;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.StorableText;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;

/** Views of a scan that people keep under a name. */
@RestController
@RequestMapping("/api/v1/visualizations/views")
class ViewController {

	/** What a screen has to remember is small; a larger state is none. */
	private static final int MAX_STATE = 64 << 10;

	record NewView(@NotNull ScanId scanId, @NotBlank @Size(max = 100) String name,
			@NotNull @Pattern(regexp = "graph|timeline|map|charts") String kind, @NotNull JsonNode state) {}

	record ViewChange(@NotBlank @Size(max = 100) String name, @NotNull JsonNode state) {}

	private final Scans scans;
	private final SavedViews views;
	private final Clock clock;

	ViewController(Scans scans, SavedViews views, Clock clock) {
		this.scans = scans;
		this.views = views;
		this.clock = clock;
	}

	@GetMapping
	@Needs(Permission.DATA_READ)
	Listing<SavedView> list(Caller caller, @RequestParam("scan_id") ScanId scan) {
		scans.require(scan, caller.organisationId());
		return Listing.of(views.find(caller.organisationId(), scan));
	}

	@PostMapping
	@Needs(Permission.DATA_WRITE)
	ResponseEntity<SavedView> create(Caller caller, @RequestBody @Valid NewView wanted) {
		scans.require(wanted.scanId(), caller.organisationId());
		requireSmall(wanted.state());
		Instant now = now();
		SavedView view = new SavedView(Uuids.timeOrdered(now), wanted.scanId(), StorableText.of(wanted.name().strip()), wanted.kind(),
				wanted.state(), caller.username(), now, now);
		views.add(caller.organisationId(), view);
		return ResponseEntity.created(URI.create("/api/v1/visualizations/views/" + view.id())).body(view);
	}

	@GetMapping("/{id}")
	@Needs(Permission.DATA_READ)
	SavedView get(Caller caller, @PathVariable UUID id) {
		return views.findById(caller.organisationId(), id).orElseThrow(() -> unknown(id));
	}

	@PutMapping("/{id}")
	@Needs(Permission.DATA_WRITE)
	SavedView change(Caller caller, @PathVariable UUID id, @RequestBody @Valid ViewChange wanted) {
		requireSmall(wanted.state());
		if (!views.change(caller.organisationId(), id, StorableText.of(wanted.name().strip()), wanted.state(), now())) {
			throw unknown(id);
		}
		return get(caller, id);
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Needs(Permission.DATA_WRITE)
	void delete(Caller caller, @PathVariable UUID id) {
		if (!views.delete(caller.organisationId(), id)) {
			throw unknown(id);
		}
	}

	private static void requireSmall(JsonNode state) {
		int length = state.toString().length();
		if (!state.isObject() || length > MAX_STATE) {
			throw VisualizationProblem.INVALID_FILTER.because("state is " + (state.isObject() ? length + " characters long, more than "
					+ MAX_STATE : "no JSON object") + ".");
		}
	}

	/** As exact as it is stored. */
	private Instant now() {
		return clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	private static RuntimeException unknown(UUID id) {
		return VisualizationProblem.UNKNOWN_VIEW.because("There is no view " + id + ".");
	}
}
