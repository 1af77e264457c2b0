package io.mirage.collection.collectors;

import java.util.List;
import java.util.Optional;

import io.mirage.collection.source.Answer;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.platform.entities.Addresses;
import io.mirage.platform.entities.Netblock;

/** Blocks that a registry says the asked address or block belongs to. */
final class Blocks {

	private Blocks() {}

	/** Adds the blocks; those the asked one lies in as containing it. */
	static List<EntityRef> found(List<String> cidrs, EntityRef asked, Answer answer) {
		List<EntityRef> blocks = cidrs.stream().flatMap(cidr -> answer.found(EntityType.NETBLOCK, cidr).stream()).toList();
		blocks.stream().filter(block -> contains(block, asked))
				.forEach(block -> answer.relate(block, RelationType.CONTAINS, asked));
		return blocks;
	}

	private static boolean contains(EntityRef block, EntityRef asked) {
		Optional<Netblock> outer = Netblock.tryParse(block.value());
		return outer.isPresent() && (asked.type() == EntityType.NETBLOCK
				? Netblock.tryParse(asked.value()).filter(outer.get()::contains).isPresent()
				: Addresses.parse(asked.value()).filter(outer.get()::contains).isPresent());
	}
}
