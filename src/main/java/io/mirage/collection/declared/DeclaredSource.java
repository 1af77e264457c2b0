package io.mirage.collection.declared;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;

/**
 * A source as its file declares it.
 *
 * @param terms under which it may be used, for people
 * @param verified how far what the file says was checked
 * @param base where requests go; absent for a source in the DNS
 * @param interval least time between two calls
 * @param quota what the source grants, for people
 * @param pause how long to wait when the source says that our allowance is used up and not for how long
 * @param optIn whether it is asked only where the operator says so
 */
record DeclaredSource(String id, String name, String description, String version, URI home, String terms, Verification verified,
		Optional<URI> base, Duration interval, String quota, Duration pause, boolean optIn, Authentication authentication,
		List<Inquiry> inquiries) {

	/** From hearsay to proof: by documentation or code that was read, by a recorded answer, by a live call. */
	enum Verification {
		DOCUMENTED, RECORDED, LIVE
	}

	CollectorDescriptor descriptor() {
		Set<EntityType> consumes = EnumSet.noneOf(EntityType.class);
		Set<EntityType> produces = EnumSet.noneOf(EntityType.class);
		for (Inquiry inquiry : inquiries) {
			consumes.addAll(inquiry.about());
			inquiry.facts().forEach(fact -> produces.addAll(fact.produces(inquiry.about())));
		}
		return new CollectorDescriptor(id, name, description, version, Intrusiveness.PASSIVE, consumes, produces,
				authentication.isNeeded(), home, interval);
	}
}
