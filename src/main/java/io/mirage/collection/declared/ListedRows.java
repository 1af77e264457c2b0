package io.mirage.collection.declared;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import io.mirage.platform.entities.Addresses;
import io.mirage.platform.entities.Netblock;

/**
 * The rows of a list, by what is looked up in them.
 *
 * @param complete whether the list was read to its end
 * @param bytes how much room it takes, roughly
 */
record ListedRows(Map<String, List<JsonNode>> byKey, List<Block> blocks, boolean complete, int bytes) {

	/** Text and tree of a row beside the bytes it was read from. */
	private static final int ROOM_PER_BYTE = 4;

	record Block(Netblock block, JsonNode row) {}

	static ListedRows of(JsonNode answer, Inquiry.ListUse use, boolean complete, int length) {
		Map<String, List<JsonNode>> byKey = new HashMap<>();
		List<Block> blocks = new ArrayList<>();
		use.each().in(Scope.of(answer, "")).forEach(row -> use.key().values(Scope.of(row, "")).forEach(key -> {
			Optional<Netblock> block = key.indexOf('/') > 0 ? Netblock.tryParse(key) : Optional.empty();
			block.ifPresent(found -> blocks.add(new Block(found, row)));
			byKey.computeIfAbsent(canonical(key), none -> new ArrayList<>(1)).add(row);
		}));
		return new ListedRows(byKey, blocks, complete, (int) Math.min(Integer.MAX_VALUE, (long) length * ROOM_PER_BYTE));
	}

	/** Rows about this value or, for an address or a block, about a block that it lies in. */
	List<JsonNode> about(String value) {
		List<JsonNode> rows = new ArrayList<>(byKey.getOrDefault(canonical(value), List.of()));
		Optional<InetAddress> address = Addresses.parse(value);
		Optional<Netblock> block = address.isPresent() ? Optional.empty() : Netblock.tryParse(value);
		for (Block listed : blocks) {
			boolean lies = address.filter(listed.block()::contains).isPresent() || block.filter(listed.block()::contains).isPresent();
			if (lies && !rows.contains(listed.row())) {
				rows.add(listed.row());
			}
		}
		return rows;
	}

	private static String canonical(String key) {
		String text = key.toLowerCase(Locale.ROOT);
		return Addresses.canonical(text).orElse(text.endsWith(".") ? text.substring(0, text.length() - 1) : text);
	}
}
