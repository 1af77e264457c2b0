package io.mirage.collection.network;

import org.springframework.stereotype.Component;

/** Gives each task a client of its own over the one shared network. */
@Component
class NetworkClients implements SourceClients {

	private final Network network;

	NetworkClients(Network network) {
		this.network = network;
	}

	@Override
	public TrackedClient open(Assignment assignment) {
		return new ScopedClient(assignment, network);
	}
}
