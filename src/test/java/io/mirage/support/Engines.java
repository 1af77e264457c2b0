package io.mirage.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import org.opentest4j.TestAbortedException;

/**
 * The engines that contract tests run against, fetched by Maven at first need ({@code src/test/engines/pom.xml}). Where they
 * cannot be fetched the tests say so and are left out; {@code -Dmirage.engines=required} makes that a failure.
 */
final class Engines {

	private static final Path FOLDER = Path.of("target", "engines").toAbsolutePath();

	private Engines() {}

	/** @return the folder of the engine's files */
	static synchronized Path fetched(String engine) {
		Path folder = FOLDER.resolve(engine);
		if (!Files.isDirectory(folder)) {
			fetch(engine);
		}
		return folder;
	}

	private static void fetch(String engine) {
		Path log = FOLDER.resolve(engine + ".log");
		try {
			Files.createDirectories(FOLDER);
			Process maven = new ProcessBuilder(maven(), "-q", "-B", "-f", "src/test/engines/pom.xml", "-P" + engine, "package")
					.redirectErrorStream(true).redirectOutput(log.toFile()).start();
			if (maven.waitFor() != 0) {
				throw unavailable(engine + " could not be fetched: " + Files.readString(log).lines().filter(line -> line.contains("ERROR"))
						.findFirst().orElse("see " + log));
			}
		} catch (IOException e) {
			throw unavailable(engine + " could not be fetched: " + e.getMessage());
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw unavailable("Interrupted while " + engine + " was fetched");
		}
	}

	private static String maven() {
		String home = System.getProperty("maven.home");
		return home == null ? "mvn" : Path.of(home, "bin", "mvn").toString();
	}

	static RuntimeException unavailable(String reason) {
		System.out.println("NOT RUN: " + reason);
		if ("required".equals(System.getProperty("mirage.engines"))) {
			throw new IllegalStateException(reason);
		}
		return new TestAbortedException(reason);
	}

	/** A process that is no child of root where root is refused, and ends with this JVM. */
	static Process start(Path folder, ProcessBuilder builder) throws IOException {
		Files.createDirectories(folder);
		builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log(folder).toFile()));
		Process process = builder.start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		return process;
	}

	static File java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toFile();
	}

	static Path log(Path folder) {
		return folder.resolve("engine.log");
	}

	static String said(Path folder) {
		try (Stream<String> lines = Files.lines(log(folder), StandardCharsets.UTF_8)) {
			return lines.skip(Math.max(0, Files.readAllLines(log(folder)).size() - 5L)).reduce("", (all, line) -> all + "\n" + line);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	static Optional<Path> first(Path folder) {
		try (Stream<Path> children = Files.list(folder)) {
			return children.filter(Files::isDirectory).findFirst();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
