package io.mirage.collection.network;

import io.mirage.collection.source.SourceException.TryLater;

/** Counts calls to sources that bear only so many an hour or a day. */
interface Allowances {

	/** Uses up one call of each allowance. @throws TryLater if one is used up; then nothing is */
	void take(String source, SourcePolicy policy) throws TryLater;
}
