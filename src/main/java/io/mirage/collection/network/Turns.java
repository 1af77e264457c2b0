package io.mirage.collection.network;

import java.util.concurrent.TimeUnit;

/**
 * Turns at one destination: never more than its rates allow in any second and any minute, wherever the window is laid.
 * Safe for any number of threads.
 */
final class Turns {

	private final Window second;
	private final Window minute;

	Turns(Rates rates) {
		second = new Window(rates.perSecond(), TimeUnit.SECONDS.toNanos(1));
		minute = new Window(rates.perMinute(), TimeUnit.MINUTES.toNanos(1));
	}

	/** @return how long until the turn, in nanoseconds; none is reserved if that is more than {@code longest} */
	synchronized long reserve(long now, long longest) {
		long turn = Math.max(second.earliest(now), minute.earliest(now));
		if (turn - now <= longest) {
			second.take(turn);
			minute.take(turn);
		}
		return turn - now;
	}

	/** The last turns, as many as fit into one span. */
	private static final class Window {

		private final long span;
		private final long[] turns;
		private int taken;

		Window(int limit, long span) {
			this.span = span;
			this.turns = new long[limit];
		}

		/** No later turn is earlier than one given before, so that the oldest one in the window decides. */
		long earliest(long now) {
			return turns.length == 0 || taken < turns.length ? now : Math.max(now, turns[taken % turns.length] + span);
		}

		void take(long turn) {
			if (turns.length > 0) {
				turns[taken % turns.length] = turn;
				taken = taken == Integer.MAX_VALUE ? turns.length + taken % turns.length + 1 : taken + 1;
			}
		}
	}
}
