package io.mirage.integration;

import java.time.Instant;
import java.util.UUID;

import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;

/**
 * A written export.
 *
 * @param bytes of the content as it is fetched, uncompressed
 * @param sha256 of the same, lower-case hexadecimal
 */
record Export(UUID id, OrganisationId organisationId, ProjectId projectId, ScanId scanId, String format, long lines, long bytes,
		String sha256, Instant createdAt) {

	/** The same once its content is written. */
	Export sealed(long lines, long bytes, String sha256) {
		return new Export(id, organisationId, projectId, scanId, format, lines, bytes, sha256, createdAt);
	}
}
