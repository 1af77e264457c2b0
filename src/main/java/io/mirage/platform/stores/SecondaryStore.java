package io.mirage.platform.stores;

import java.time.Instant;
import java.util.Optional;

/** A copy of what PostgreSQL has, in another engine. Any failure of an engine is thrown as it comes; the feed tries again. */
public interface SecondaryStore extends AutoCloseable {

	/** What it is for, as settings and commands name it: {@code search}, {@code graph}. */
	String name();

	/** Product and version, as the engine itself says. */
	String engine();

	/**
	 * Brings the next portion of what waits to the engine. A repetition changes nothing.
	 *
	 * @return how much of what waited is dealt with; 0 if nothing waits, or another process is at it
	 */
	int drain();

	/** How much waits. */
	long waiting();

	/** Since when the oldest waits; long ago for what the engine has not got at all yet. */
	Optional<Instant> waitingSince();

	/** Empties the engine, and lets everything that PostgreSQL has wait for it. @return how much that is */
	long rebuild();

	/** Compares everything; what changes meanwhile may count as a difference. */
	Comparison compare();

	@Override
	void close();
}
