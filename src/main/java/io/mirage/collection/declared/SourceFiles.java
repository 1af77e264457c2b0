package io.mirage.collection.declared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Where source files lie: those that ship with the product, and the operator's own folder. */
final class SourceFiles {

	/** A larger one was not written by hand. */
	private static final long LARGEST = 256 << 10;

	private final Path folder;

	/** @param size with {@code modified} tells whether a file changed */
	record Stamp(FileTime modified, long size) {}

	/** @param name for messages */
	record SourceFile(String name, String text) {}

	SourceFiles(Path folder) {
		this.folder = folder;
	}

	/** Through the product's own class loader: that of a pool's thread does not see into an executable jar. */
	static List<SourceFile> shipped() {
		try {
			List<SourceFile> files = new ArrayList<>();
			ResourcePatternResolver product = new PathMatchingResourcePatternResolver(SourceFiles.class.getClassLoader());
			for (Resource file : product.getResources("classpath*:sources/*.yaml")) {
				try (InputStream in = file.getInputStream()) {
					files.add(new SourceFile("sources/" + file.getFilename(), new String(in.readAllBytes(), StandardCharsets.UTF_8)));
				}
			}
			if (files.isEmpty()) {
				throw new IllegalStateException("The sources that ship with the product are not there");
			}
			return files;
		} catch (IOException broken) {
			throw new UncheckedIOException("The sources that ship with the product cannot be read", broken);
		}
	}

	/** The operator's files as they are now; none if there is no folder. */
	SortedMap<Path, Stamp> present() throws IOException {
		SortedMap<Path, Stamp> present = new TreeMap<>();
		if (!Files.isDirectory(folder)) {
			return present;
		}
		try (Stream<Path> children = Files.list(folder)) {
			for (Path file : (Iterable<Path>) children.filter(SourceFiles::isSource)::iterator) {
				present.put(file, new Stamp(Files.getLastModifiedTime(file), Files.size(file)));
			}
		}
		return present;
	}

	private static boolean isSource(Path file) {
		String name = file.getFileName().toString();
		return (name.endsWith(".yaml") || name.endsWith(".yml")) && !name.startsWith(".") && Files.isRegularFile(file);
	}

	/** @throws SourceFileException if a file is too large */
	static SourceFile read(Map.Entry<Path, Stamp> file) throws IOException {
		String name = file.getKey().toString();
		if (file.getValue().size() > LARGEST) {
			throw new SourceFileException(name, 1, "the file", "has " + file.getValue().size() + " bytes, more than " + LARGEST);
		}
		return new SourceFile(name, Files.readString(file.getKey(), StandardCharsets.UTF_8));
	}
}
