package io.mirage.collection.source;

/** What became of an attempt to connect to a TCP port. */
public enum PortState {
	/** It took the connection. */
	OPEN,
	/** The host refused: it is there, and nothing listens. */
	CLOSED,
	/** Nobody answered, or somebody in between said no: whether anything listens is unknown. */
	FILTERED
}
