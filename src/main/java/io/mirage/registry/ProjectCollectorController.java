package io.mirage.registry;

import java.util.List;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.users.ProjectId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;

/** What one project does without, for its own organisation to decide. It counts for scans that start afterwards. */
@RestController
@RequestMapping("/api/v1/collectors/projects/{project}")
class ProjectCollectorController {

	record ProjectCollectorAnswer(String collector, boolean enabled) {}

	record Choice(@NotNull @Nullable Boolean enabled) {}

	private final Collectors collectors;
	private final ProjectCollectors projects;

	ProjectCollectorController(Collectors collectors, ProjectCollectors projects) {
		this.collectors = collectors;
		this.projects = projects;
	}

	@GetMapping
	@Needs(Permission.PROJECT_READ)
	Listing<ProjectCollectorAnswer> list(@PathVariable ProjectId project, Caller caller) {
		Set<String> disabled = Set.copyOf(projects.disabled(project, caller.organisationId()));
		List<RegisteredCollector> all = collectors.all();
		return Listing.of(all.stream().map(collector -> new ProjectCollectorAnswer(collector.id(), !disabled.contains(collector.id()))).toList());
	}

	@PutMapping("/{collector}")
	@Needs(Permission.PROJECT_WRITE)
	ProjectCollectorAnswer decide(@PathVariable ProjectId project, @PathVariable String collector, @RequestBody @Valid Choice choice,
			Caller caller) {
		if (collectors.find(collector).isEmpty()) {
			throw RegistryProblem.UNKNOWN_COLLECTOR.because("There is no collector '" + collector + "'.");
		}
		boolean enabled = Boolean.TRUE.equals(choice.enabled());
		projects.decide(project, caller.organisationId(), collector, enabled, caller.username());
		return new ProjectCollectorAnswer(collector, enabled);
	}
}
