package io.mirage.storage;

import java.util.Collection;
import java.util.UUID;

import io.mirage.events.OrganisationId;
import io.mirage.events.correlation.FindingId;
import io.mirage.events.scans.ScanId;

/**
 * Hears, inside the transaction that changes them, which entities would be found differently from now on: by their facts,
 * scans, marks, findings or relationships.
 */
interface SearchChanges {

	SearchChanges NONE = new SearchChanges() {
		@Override
		public void note(OrganisationId organisation, Collection<UUID> entities) {}

		@Override
		public void noteEntitiesOf(ScanId scan) {}

		@Override
		public void noteEvidenceOf(FindingId finding) {}
	};

	void note(OrganisationId organisation, Collection<UUID> entities);

	void noteEntitiesOf(ScanId scan);

	void noteEvidenceOf(FindingId finding);
}
