package io.mirage.collection.network;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The gate's decisions about one task's calls. Used by one thread. */
final class Receipts {

	private static final int MOST = 1000;

	private final Clock clock;
	private final List<Receipt> receipts = new ArrayList<>();
	private int leftOut;
	private boolean leftOutAllAllowed = true;

	Receipts(Clock clock) {
		this.clock = clock;
	}

	void add(Errand errand, String destination, int calls, Verdict verdict) {
		if (receipts.size() < MOST) {
			receipts.add(new Receipt(clock.instant(), errand.channel(), destination, calls, verdict.allowed(), verdict.reason()));
		} else {
			leftOut += calls;
			leftOutAllAllowed &= verdict.allowed();
		}
	}

	List<Receipt> all() {
		if (leftOut == 0) {
			return List.copyOf(receipts);
		}
		List<Receipt> all = new ArrayList<>(receipts);
		all.add(new Receipt(clock.instant(), receipts.getLast().channel(), "others", leftOut, leftOutAllAllowed,
				leftOut + " further calls" + (leftOutAllAllowed ? "" : ", some of them refused")));
		return all;
	}
}
