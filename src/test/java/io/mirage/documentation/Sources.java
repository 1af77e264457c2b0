package io.mirage.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What only the source text knows: Javadoc, and tables in migrations. */
final class Sources {

	private static final Path JAVA = Path.of("src/main/java");
	private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
	private static final Pattern PARAMETER = Pattern.compile("(?s)@param\\s+(\\w+)\\s+(.*?)(?=@\\w+\\s|$)");
	private static final Pattern TABLE =
			Pattern.compile("(?i)create table\\s+(?:if not exists\\s+)?(?:[a-z_]+\\.)?([a-z_]+)");

	private Sources() {}

	/** First paragraph of the Javadoc of a top-level type, as plain text. */
	static String summary(Class<?> type) {
		return plain(javadoc(type).split("\\n\\s*\\n|@param|@throws|@return")[0]);
	}

	/** Texts of the {@code @param} tags by name, in order. */
	static Map<String, String> parameters(Class<?> type) {
		Map<String, String> texts = new LinkedHashMap<>();
		Matcher matcher = PARAMETER.matcher(javadoc(type));
		while (matcher.find()) {
			texts.put(matcher.group(1), plain(matcher.group(2)));
		}
		return texts;
	}

	/** The sentences above a module's package declaration. */
	static String packageSummary(String module) {
		return plain(javadocBefore(read(JAVA.resolve("io/mirage/" + module + "/package-info.java")), "@"));
	}

	/** Names of the tables a module's migrations make, in alphabetical order. */
	static TreeSet<String> tables(String module) {
		TreeSet<String> names = new TreeSet<>();
		Path folder = MIGRATIONS.resolve(module);
		if (Files.isDirectory(folder)) {
			try (Stream<Path> files = Files.list(folder)) {
				files.filter(file -> file.toString().endsWith(".sql")).map(Sources::read).forEach(sql -> {
					Matcher matcher = TABLE.matcher(sql);
					while (matcher.find()) {
						names.add(matcher.group(1));
					}
				});
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
		return names;
	}

	private static String javadoc(Class<?> type) {
		Path file = JAVA.resolve(type.getName().replace('.', '/') + ".java");
		return javadocBefore(read(file), type.getSimpleName());
	}

	/** The last comment before the first line outside comments that holds {@code word}. */
	private static String javadocBefore(String source, String word) {
		Matcher comment = Pattern.compile("(?s)/\\*\\*(.*?)\\*/\\s*([^\\n]*)").matcher(source);
		while (comment.find()) {
			String rest = source.substring(comment.start(2), Math.min(source.length(), comment.start(2) + 400));
			if (rest.contains(word)) {
				return comment.group(1).replaceAll("(?m)^\\s*\\* ?", "");
			}
		}
		return "";
	}

	private static String plain(String javadoc) {
		return javadoc.replaceAll("\\{@(?:code|link|value)\\s+#?([^}]*)}", "`$1`").replaceAll("</?[a-z]+>", "")
				.replaceAll("\\s+", " ").strip();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
