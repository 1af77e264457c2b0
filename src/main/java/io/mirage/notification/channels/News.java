package io.mirage.notification.channels;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.OrganisationId;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.readmodel.StorableText;

/**
 * One thing that somebody may want to be told.
 *
 * @param id derived from what it is about, so that the same news is known again
 * @param severity of findings; absent for all else
 * @param title hostile, as is {@code body}; both are plain text
 * @param entities what it is about
 * @param fingerprint the same in every scan of a project that brings the same up
 */
public record News(UUID id, OrganisationId organisationId, ProjectId projectId, ScanId scanId, NewsKind kind,
		@Nullable Severity severity, String title, String body, List<EntityRef> entities, UUID fingerprint, Instant occurredAt) {

	public News {
		title = StorableText.of(title);
		body = StorableText.of(body);
		entities = List.copyOf(entities);
	}
}
