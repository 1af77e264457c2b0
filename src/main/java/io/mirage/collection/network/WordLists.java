package io.mirage.collection.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The lists of words that ship with the product, read once. */
@Component
class WordLists {

	private final Map<String, List<String>> lists = new ConcurrentHashMap<>();

	/** @throws UncheckedIOException if there is no such list */
	List<String> words(String name) {
		return lists.computeIfAbsent(name, WordLists::read);
	}

	private static List<String> read(String name) {
		try (InputStream in = new ClassPathResource("wordlists/" + name + ".txt").getInputStream()) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip)
					.filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
		} catch (IOException missing) {
			throw new UncheckedIOException("There is no word list '" + name + "'", missing);
		}
	}
}
