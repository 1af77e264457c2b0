package io.mirage.storage;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.mirage.events.OrganisationId;
import io.mirage.events.users.ProjectId;

/** Finds the scans that stand for "before" and for "after": two scans, or two dates of a project. */
@Component
class Sides {

	/** @param project whose false positives do not count */
	record Pair(OrganisationId organisation, ProjectId project, List<UUID> before, List<UUID> after) {}

	private record Scan(UUID id, UUID project) {}

	private final JdbcClient jdbc;
	private final StorageProjects projects;

	Sides(JdbcClient jdbc, StorageProjects projects) {
		this.jdbc = jdbc;
		this.projects = projects;
	}

	/**
	 * @param before a scan's id, or a date: then all of the project's scans that had ended by the end of that day
	 * @param after a scan's id, or a date: then those that ended later than before and by the end of that day
	 * @param project for dates; absent for the organisation's oldest one
	 * @throws io.mirage.platform.web.ProblemException naming what cannot be compared
	 */
	Pair of(OrganisationId organisation, String before, String after, @Nullable UUID project) {
		Optional<Instant> first = day(before);
		Optional<Instant> second = day(after);
		if (first.isPresent() != second.isPresent()) {
			throw StorageProblem.INVALID_FILTER.because("Compare two scans or two dates, not '" + before + "' with '" + after + "'.");
		}
		if (first.isPresent() && second.isPresent()) {
			ProjectId owner = projects.require(organisation, project);
			return new Pair(organisation, owner, ended(organisation, owner, Instant.EPOCH, first.get()),
					ended(organisation, owner, first.get(), second.get()));
		}
		Scan one = scan(organisation, before);
		Scan other = scan(organisation, after);
		return new Pair(organisation, new ProjectId(other.project()), List.of(one.id()), List.of(other.id()));
	}

	private List<UUID> ended(OrganisationId organisation, ProjectId project, Instant from, Instant to) {
		return jdbc.sql("""
				select scan_id from storage.scan where organisation_id = ? and project_id = ? and not deleted
					and finished_at >= ? and finished_at < ? order by finished_at, scan_id""")
				.params(organisation.value(), project.value(), from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
				.query(UUID.class).list();
	}

	private Scan scan(OrganisationId organisation, String text) {
		try {
			UUID id = UUID.fromString(text);
			return jdbc.sql("""
					select scan_id as id, project_id as project from storage.scan
					where organisation_id = ? and scan_id = ? and not deleted""").params(organisation.value(), id).query(Scan.class).optional()
					.orElseThrow(() -> StorageProblem.UNKNOWN_SCAN.because("Nothing is known of a scan " + id + "."));
		} catch (IllegalArgumentException notAnId) {
			throw StorageProblem.INVALID_FILTER.because("'" + text + "' is neither a scan's id nor a date such as 2026-11-24.");
		}
	}

	/** The end of that day (UTC). */
	private static Optional<Instant> day(String text) {
		try {
			return Optional.of(LocalDate.parse(text).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
		} catch (DateTimeException notADate) {
			return Optional.empty();
		}
	}
}
