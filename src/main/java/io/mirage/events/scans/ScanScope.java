package io.mirage.events.scans;

import java.util.List;

import org.jmolecules.ddd.types.ValueObject;

import io.mirage.events.entities.EntityRef;

/**
 * What a scan may touch.
 *
 * @param targets the seeds; what lies within them is in scope (a name below a domain, an address in a netblock)
 * @param intrusiveness the most a collector may do
 * @param hopLimit how many steps from a target the scan follows what it finds; 0 asks about the targets only
 * @param deny regular expressions and CIDR blocks that are never touched, whatever else allows it
 */
public record ScanScope(List<EntityRef> targets, Intrusiveness intrusiveness, int hopLimit, List<String> deny)
		implements ValueObject {

	public ScanScope {
		targets = List.copyOf(targets);
		deny = List.copyOf(deny);
	}
}
