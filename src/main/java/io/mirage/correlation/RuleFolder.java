package io.mirage.correlation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.mirage.correlation.RuleEntry.Origin;
import io.mirage.correlation.rules.Rule;
import io.mirage.correlation.rules.RuleFileException;
import io.mirage.correlation.rules.RuleReader;

/** The operator's rule files, own ones and SpiderFoot's; read anew when one changes. A wrong one is told and passed over. */
final class RuleFolder {

	private static final Logger LOG = LoggerFactory.getLogger(RuleFolder.class);
	/** A larger one was not written by hand. */
	private static final long LARGEST = 256 << 10;

	/** @param size with {@code modified} tells whether a file changed */
	private record Stamp(FileTime modified, long size) {}

	/** @param rules by id */
	record Content(SortedMap<String, RuleEntry> rules, List<RuleFlaw> flaws) {}

	private final Path folder;
	private SortedMap<Path, Stamp> seen = new TreeMap<>();
	private Content content = new Content(new TreeMap<>(), List.of());

	RuleFolder(Path folder) {
		this.folder = folder;
	}

	/** @param taken ids that no file may have */
	synchronized Content current(Set<String> taken) {
		try {
			SortedMap<Path, Stamp> present = present();
			if (!present.equals(seen)) {
				content = read(present, taken);
				seen = present;
				content.flaws().forEach(flaw -> LOG.warn("Rule file {}, line {}, {}: {}", flaw.file(), flaw.line(), flaw.field(), flaw.message()));
			}
		} catch (IOException away) {
			LOG.warn("The folder of rules cannot be read, the known ones stay: {}", away.toString());
		}
		return content;
	}

	private SortedMap<Path, Stamp> present() throws IOException {
		SortedMap<Path, Stamp> present = new TreeMap<>();
		if (!Files.isDirectory(folder)) {
			return present;
		}
		try (Stream<Path> children = Files.list(folder)) {
			for (Path file : (Iterable<Path>) children.filter(RuleFolder::isRule)::iterator) {
				present.put(file, new Stamp(Files.getLastModifiedTime(file), Files.size(file)));
			}
		}
		return present;
	}

	private static boolean isRule(Path file) {
		String name = file.getFileName().toString();
		return (name.endsWith(".yaml") || name.endsWith(".yml")) && !name.startsWith(".") && Files.isRegularFile(file);
	}

	private static Content read(SortedMap<Path, Stamp> present, Set<String> taken) throws IOException {
		SortedMap<String, RuleEntry> rules = new TreeMap<>();
		List<RuleFlaw> flaws = new ArrayList<>();
		for (Map.Entry<Path, Stamp> file : present.entrySet()) {
			String name = file.getKey().getFileName().toString();
			if (file.getValue().size() > LARGEST) {
				flaws.add(new RuleFlaw(name, 1, 1, "file", "has " + file.getValue().size() + " bytes, more than " + LARGEST));
				continue;
			}
			String text = Files.readString(file.getKey(), StandardCharsets.UTF_8);
			try {
				Rule rule = RuleReader.readOwn(name, text);
				if (taken.contains(rule.id()) || rules.containsKey(rule.id())) {
					flaws.add(new RuleFlaw(name, 1, 1, "id", "'" + rule.id() + "' is the id of another rule; choose a new one"));
				} else {
					rule.brokenPromises().forEach(broken -> flaws.add(new RuleFlaw(name, 1, 1, "matching", broken)));
					rules.put(rule.id(), new RuleEntry(rule, Origin.FOLDER, text));
				}
			} catch (RuleFileException wrong) {
				flaws.add(RuleFlaw.of(name, wrong));
			}
		}
		return new Content(rules, flaws);
	}
}
