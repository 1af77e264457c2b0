package io.mirage.collection.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.TextParseException;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.platform.entities.Addresses;
import io.mirage.platform.entities.DenyRule;
import io.mirage.platform.entities.Destination;
import io.mirage.platform.entities.EntityParser;
import io.mirage.platform.entities.SpecialAddresses;

/**
 * Decides every outbound call before it happens: first by whom it would reach, then by each address that leads there.
 * Pure: it asks nobody and keeps nothing but compiled rules.
 */
@Component
class ScopeGate {

	private static final int MOST_SCOPES = 1000;
	/** In the names of reverse zones (RFC 1035, 3.5; RFC 3596, 2.5). */
	private static final int IPV4_DOTS = 5;
	private static final int IPV6_DOTS = 33;

	private final EntityParser parser;
	private final Cache<List<String>, List<DenyRule>> rules = Caffeine.newBuilder().maximumSize(MOST_SCOPES).build();

	ScopeGate(EntityParser parser) {
		this.parser = parser;
	}

	/** @param subject what exactly is asked for, for example a whole URL; deny rules see it too if it touches the target */
	Verdict decide(Assignment assignment, Errand errand, Destination destination, String subject) {
		EntityRef host = host(destination);
		Optional<DenyRule> denied = denied(assignment, host.value())
				.or(() -> errand.isToThirdParty() ? Optional.empty() : denied(assignment, subject));
		if (denied.isPresent()) {
			return Verdict.refuse("deny rule " + denied.get());
		}
		Optional<String> territory = territory(assignment, host);
		Intrusiveness needed = territory.isPresent() && errand.isToThirdParty() ? Intrusiveness.ACTIVE : errand.intrusiveness();
		return decide(assignment, needed, errand, territory);
	}

	private static Verdict decide(Assignment assignment, Intrusiveness needed, Errand errand, Optional<String> territory) {
		if (!assignment.scope().intrusiveness().allows(needed)) {
			return Verdict.refuse("the call is " + needed.label() + ", the scan only " + assignment.scope().intrusiveness().label());
		}
		if (!assignment.collector().intrusiveness().allows(needed)) {
			return Verdict.refuse("the call is " + needed.label() + ", the collector declares itself "
					+ assignment.collector().intrusiveness().label());
		}
		if (territory.isPresent()) {
			return Verdict.allow(territory.get());
		}
		return errand.isToThirdParty() ? Verdict.allow("third party") : Verdict.refuse("outside the scan's targets");
	}

	/** @param mapped whether the operator says where connections to the destination really go */
	Verdict decide(Assignment assignment, Errand errand, Destination destination, InetAddress address, boolean mapped) {
		String text = Addresses.text(address);
		Optional<DenyRule> denied = denied(assignment, text);
		if (denied.isPresent()) {
			return Verdict.refuse("deny rule " + denied.get() + " on " + text);
		}
		if (mapped || !SpecialAddresses.contain(address)) {
			return Verdict.allow(mapped ? "mapped" : "public address");
		}
		return !errand.isToThirdParty() && isTargetItself(assignment, destination, text)
				? Verdict.allow("the target itself is " + text)
				: Verdict.refuse(text + " is not an address of the public internet");
	}

	/** A private address is asked for by name of the address only, never by whatever a name resolves to. */
	private boolean isTargetItself(Assignment assignment, Destination destination, String address) {
		EntityRef entity = EntityRef.of(EntityType.IP_ADDRESS, address);
		EntityRef host = host(destination);
		return assignment.scope().targets().stream().anyMatch(target -> switch (target.type()) {
			case IP_ADDRESS, NETBLOCK -> parser.isWithin(target, entity);
			case HOSTNAME -> isLocalhost(target.value()) && covers(target, host);
			case URL, SERVICE -> covers(target, host) && (isLocalhost(host.value()) || host.value().equals(address));
			default -> false;
		});
	}

	private static boolean isLocalhost(String name) {
		return name.equals("localhost");
	}

	/** Why the host belongs to what the scan may touch; empty if it does not. */
	private Optional<String> territory(Assignment assignment, EntityRef host) {
		return assignment.scope().targets().stream().filter(target -> covers(target, host)).findFirst()
				.map(target -> "within target " + target.value())
				.or(() -> Optional.of(assignment.question())
						.filter(question -> question.inScope() && covers(question.entity(), host))
						.map(question -> "asked about " + question.value()));
	}

	/** A URL or a service opens its own host and no more; a mailbox does not open the provider's. */
	private boolean covers(EntityRef entity, EntityRef host) {
		return parser.isWithin(entity, host) || (opensItsHost(entity) && parser.hostOf(entity).filter(host.value()::equals).isPresent());
	}

	private static boolean opensItsHost(EntityRef entity) {
		return entity.type() == EntityType.URL || entity.type() == EntityType.SERVICE;
	}

	/** What a destination is: the name of a reverse zone is the address it stands for. */
	private static EntityRef host(Destination destination) {
		return destination.literal().or(() -> reversed(destination.host()))
				.map(address -> EntityRef.of(EntityType.IP_ADDRESS, Addresses.text(address)))
				.orElseGet(() -> EntityRef.of(EntityType.HOSTNAME, destination.host()));
	}

	/** Only whole names are addresses: one with fewer labels is the zone of a block, which may be larger than the target. */
	private static Optional<InetAddress> reversed(String name) {
		long dots = name.chars().filter(c -> c == '.').count();
		boolean whole = name.endsWith(".arpa") && dots == (name.endsWith(".in-addr.arpa") ? IPV4_DOTS : IPV6_DOTS);
		if (!whole) {
			return Optional.empty();
		}
		try {
			return Optional.of(ReverseMap.fromName(name + "."));
		} catch (UnknownHostException | TextParseException notOneAddress) {
			return Optional.empty();
		}
	}

	private Optional<DenyRule> denied(Assignment assignment, String subject) {
		return rules.get(assignment.scope().deny(), texts -> texts.stream().map(DenyRule::of).toList())
				.stream().filter(rule -> rule.forbids(subject)).findFirst();
	}
}
