package io.mirage.reporting;

import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.Uuids;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;
import io.mirage.reporting.Schedules.Schedule;
import io.mirage.reporting.template.BuiltInTemplates;

/** Reports that are written by the clock, of the newest complete scan. */
@RestController
@RequestMapping("/api/v1/report-schedules")
class ScheduleController {

	/**
	 * @param projectId whose scans; the default project's if absent
	 * @param target only scans of it
	 * @param cron six fields, from seconds to the day of the week: {@code 0 0 7 * * MON}
	 * @param timeZone by name, for example Europe/Berlin; UTC if absent
	 * @param enabled true if absent
	 */
	record ScheduleDraft(@NotBlank @Size(max = 80) String name, @Nullable ProjectId projectId, @Nullable @Size(max = 300) String target,
			@Nullable String template, @Nullable List<String> formats, @NotBlank @Size(max = 100) String cron, @Nullable String timeZone,
			@Nullable Boolean enabled) {}

	private final Schedules schedules;
	private final ScheduleKeeping keeping;
	private final Templates templates;
	private final Clock clock;

	ScheduleController(Schedules schedules, ScheduleKeeping keeping, Templates templates, Clock clock) {
		this.schedules = schedules;
		this.keeping = keeping;
		this.templates = templates;
		this.clock = clock;
	}

	@GetMapping
	@Needs(Permission.REPORT_READ)
	Listing<Schedule> list(Caller caller) {
		return Listing.of(schedules.all(caller.organisationId()));
	}

	@GetMapping("/{id}")
	@Needs(Permission.REPORT_READ)
	Schedule get(@PathVariable UUID id, Caller caller) {
		return find(id, caller);
	}

	@PostMapping
	@Needs(Permission.REPORT_WRITE)
	ResponseEntity<Schedule> create(@RequestBody @Valid ScheduleDraft draft, Caller caller) {
		Schedule stored = store(Uuids.timeOrdered(clock.instant()), draft, caller);
		return ResponseEntity.created(URI.create("/api/v1/report-schedules/" + stored.id())).body(stored);
	}

	@PutMapping("/{id}")
	@Needs(Permission.REPORT_WRITE)
	Schedule replace(@PathVariable UUID id, @RequestBody @Valid ScheduleDraft draft, Caller caller) {
		return store(find(id, caller).id(), draft, caller);
	}

	@DeleteMapping("/{id}")
	@Needs(Permission.REPORT_DELETE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable UUID id, Caller caller) {
		schedules.delete(find(id, caller).id(), caller.organisationId());
	}

	private Schedule store(UUID id, ScheduleDraft draft, Caller caller) {
		ZoneId zone = zone(draft.timeZone() == null ? "UTC" : draft.timeZone());
		String template = templates.get(draft.template() == null ? BuiltInTemplates.DEFAULT : draft.template(), caller.organisationId()).id();
		boolean enabled = draft.enabled() == null || draft.enabled();
		requireCron(draft.cron());
		schedules.store(new Schedule(id, draft.name().strip(), draft.projectId() == null ? ProjectId.DEFAULT : draft.projectId(),
				draft.target(), template, ReportFormat.chosen(draft.formats()).stream().map(ReportFormat::label).toList(), draft.cron(), zone,
				enabled, enabled ? keeping.next(draft.cron(), zone) : null, null, null, null), caller.organisationId(), caller.username());
		return find(id, caller);
	}

	private static void requireCron(String cron) {
		if (!CronExpression.isValidExpression(cron)) {
			throw ReportProblem.INVALID_SCHEDULE.because("cron is '" + cron + "', not six fields from seconds to the day of the week such as "
					+ "'0 0 7 * * MON'.");
		}
	}

	private static ZoneId zone(String name) {
		try {
			return ZoneId.of(name);
		} catch (DateTimeException unknown) {
			throw ReportProblem.INVALID_SCHEDULE.because("time_zone is '" + name + "', not a name such as 'Europe/Berlin'.");
		}
	}

	private Schedule find(UUID id, Caller caller) {
		return schedules.find(id, caller.organisationId())
				.orElseThrow(() -> ReportProblem.UNKNOWN_SCHEDULE.because("There is no schedule " + id + "."));
	}
}
