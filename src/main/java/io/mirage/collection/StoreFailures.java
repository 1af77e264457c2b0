package io.mirage.collection;

import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells a database that is away from one that refuses what it was given. */
final class StoreFailures {

	private StoreFailures() {}

	/** Whether the same may succeed later. */
	static boolean mayPass(RuntimeException failure) {
		return failure instanceof TransientDataAccessException || failure instanceof RecoverableDataAccessException
				|| failure instanceof NonTransientDataAccessResourceException || failure instanceof TransactionException;
	}
}
