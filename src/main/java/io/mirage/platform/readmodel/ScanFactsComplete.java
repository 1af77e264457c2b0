package io.mirage.platform.readmodel;

import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;

/**
 * The scan has started and finished, and {@link ScanFacts} has every result of it. Published at least once to the modules
 * of this process; it never leaves it.
 */
public record ScanFactsComplete(ScanId scanId, OrganisationId organisationId) {}
