package io.mirage.scans;

import java.time.Instant;

import org.jmolecules.ddd.types.ValueObject;

import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanScope;
import io.mirage.events.users.ProjectId;

/**
 * What somebody asked for; never changes.
 *
 * @param owner user name of the account that asked
 * @param profile the profile the scope was taken from
 */
record ScanOrder(ScanId id, OrganisationId organisationId, ProjectId projectId, String name, String owner, String profile,
		ScanScope scope, Instant createdAt)
		implements ValueObject {}
