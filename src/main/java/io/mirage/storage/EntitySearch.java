package io.mirage.storage;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mirage.storage.EntityView.Facets;

/**
 * Finds entities. Whatever store answers: the same entities in the same order, and a list begun with one of them can be
 * continued with another.
 */
interface EntitySearch {

	/** @param next where the following portion begins; absent after the last one */
	record Portion(List<EntityView> entities, @Nullable Cursor next) {}

	long count(EntityFilter filter);

	/**
	 * @param after where the portion before ended; absent for the first one
	 * @param total how many there are in all, as {@link #count} has it
	 */
	Portion portion(EntityFilter filter, Sort sort, @Nullable Cursor after, int limit, long total);

	Facets facets(EntityFilter filter);
}
