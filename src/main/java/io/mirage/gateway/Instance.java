package io.mirage.gateway;

import java.net.URI;
import java.util.Set;

/** A process that answers for modules which are not here. */
record Instance(String id, URI uri, Set<String> modules) {

	Instance {
		modules = Set.copyOf(modules);
	}
}
