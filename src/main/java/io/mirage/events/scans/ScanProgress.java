package io.mirage.events.scans;

/**
 * How far a scan has come, in tasks and entities.
 *
 * @param pending planned and not yet handed to collection
 * @param running handed to collection and not yet reported
 * @param completed reported with an answer, also an empty one
 * @param failed reported without one: failed, timed out, rate limited, skipped or cancelled
 * @param entities different entities known to the scan, targets included
 */
public record ScanProgress(long pending, long running, long completed, long failed, long entities) {

	public long planned() {
		return pending + running + completed + failed;
	}

	/** Whole percent of the planned tasks that are done, 0 to 100. May fall when new entities bring new tasks. */
	public int percent() {
		return planned() == 0 ? 0 : (int) ((completed + failed) * 100 / planned());
	}
}
