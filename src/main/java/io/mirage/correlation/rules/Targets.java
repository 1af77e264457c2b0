package io.mirage.correlation.rules;

import java.util.List;
import java.util.Optional;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.platform.entities.Addresses;
import io.mirage.platform.entities.Netblock;

/**
 * What a scan was asked to look at. A name belongs to it if it is a target or lies below one; an address if it is one,
 * lies in one, or is that of a name that belongs to it.
 */
record Targets(List<EntityRef> targets) {

	Targets {
		targets = List.copyOf(targets);
	}

	/** @return absent if no target is known or the subject is neither a name nor an address nor stands on one */
	Optional<Boolean> contain(Subject subject, Facts facts) {
		if (targets.isEmpty()) {
			return Optional.empty();
		}
		return switch (subject.entity().type()) {
			case IP_ADDRESS -> Optional.of(hasAddress(subject.entity().value()) || isOfOwnName(subject, facts));
			case DOMAIN_NAME, HOSTNAME, URL, WEB_PAGE, SERVICE, EMAIL_ADDRESS, DNS_RECORD, VIRTUAL_HOST ->
				subject.host().map(host -> hasName(host) || hasAddress(host));
			default -> Optional.empty();
		};
	}

	/** Domains among the targets that the name could be taken for; none for what belongs to them. */
	List<String> resembledBy(Subject subject) {
		if (!subject.is(EntityType.DOMAIN_NAME) || hasName(subject.entity().value())) {
			return List.of();
		}
		return targets.stream().filter(target -> target.type() == EntityType.DOMAIN_NAME).map(EntityRef::value)
				.filter(target -> Lookalike.resembles(subject.entity().value(), target)).toList();
	}

	private boolean isOfOwnName(Subject address, Facts facts) {
		return facts.relatedAny(address, Direction.FROM, RelationType.RESOLVES_TO).stream().anyMatch(name -> hasName(name.entity().value()));
	}

	private boolean hasName(String host) {
		return targets.stream().filter(target -> target.type() == EntityType.DOMAIN_NAME || target.type() == EntityType.HOSTNAME)
				.anyMatch(target -> host.equals(target.value()) || host.endsWith("." + target.value()));
	}

	private boolean hasAddress(String host) {
		return targets.stream().anyMatch(target -> target.value().equals(host) || target.type() == EntityType.NETBLOCK
				&& Netblock.tryParse(target.value()).flatMap(block -> Addresses.parse(host).map(block::contains)).orElse(false));
	}
}
