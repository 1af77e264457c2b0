package io.mirage.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.mirage.platform.modules.MirageModule;

/** Reads SQL out of sources and migrations and finds tables of another module's schema. */
final class SchemaOwnership {

	private static final Pattern TABLE = Pattern.compile("\\b(?:from|into|update|join|table|references|on|only|truncate)\\s+(?:if\\s+(?:not\\s+)?exists\\s+)?("
			+ Arrays.stream(MirageModule.values()).map(MirageModule::id).collect(Collectors.joining("|")) + ")\\.[a-z_]+");

	private SchemaOwnership() {}

	/** One line per foreign table, naming file and table. */
	static List<String> violations(Path root, String module) {
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter(Files::isRegularFile).flatMap(file -> foreignTables(file, module)).toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Stream<String> foreignTables(Path file, String module) {
		try {
			Matcher matcher = TABLE.matcher(Files.readString(file).toLowerCase(Locale.ROOT));
			return matcher.results().filter(found -> !found.group(1).equals(module))
					.map(found -> file.getFileName() + ": " + found.group()).toList().stream();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
