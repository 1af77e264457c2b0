package io.mirage.integration.formats;

import io.mirage.events.correlation.Finding;
import io.mirage.platform.readmodel.FactEntity;
import io.mirage.platform.readmodel.FactRelationship;
import io.mirage.platform.readmodel.FactScan;

/**
 * Writes one scan in one form. Called in this order: the scan, all entities, all relationships, all findings, the end.
 * Relationships are between entities that came before.
 */
public interface ExportWriter {

	/** @param entities how many follow, as of {@code relationships} and {@code findings} */
	void scan(FactScan scan, long entities, long relationships, long findings);

	void entity(FactEntity entity);

	void relationship(FactRelationship relationship);

	void finding(Finding finding);

	/** @return how many lines or objects there are */
	long end();
}
