package io.mirage.collection.network;

/** Gives a task its client. */
public interface SourceClients {

	TrackedClient open(Assignment assignment);
}
