package io.mirage.storage;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An entity as a search engine keeps it.
 *
 * @param json the fields by which it can be found, absent if the entity is gone
 * @param digest of the fields; two documents that say the same have the same one
 * @param version grows with every look at the database: what was read later has the higher one, or the same
 */
record SearchDocument(Key key, @Nullable String json, String digest, long version) {

	/** Two organisations that know the same thing have two documents. */
	record Key(UUID organisation, UUID entity) {

		String text() {
			return organisation + "." + entity;
		}
	}
}
