package io.mirage.scans;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import io.mirage.events.scans.Intrusiveness;

/** The profiles that come with this build, read once at start: a file that is not right stops the start. */
@Component
class Profiles {

	static final String DEFAULT = "footprint";

	private static final Set<String> KEYS = Set.of("name", "description", "intrusiveness", "hop_limit", "collectors");

	private final Map<String, Profile> byName = new TreeMap<>();

	Profiles() throws IOException {
		for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:profiles/*.yaml")) {
			Profile profile = read(file);
			if (byName.put(profile.name(), profile) != null) {
				throw new IllegalStateException("Two profiles are called '" + profile.name() + "'.");
			}
		}
		if (!byName.containsKey(DEFAULT)) {
			throw new IllegalStateException("The profile '" + DEFAULT + "' is missing.");
		}
	}

	/** @throws io.mirage.platform.web.ProblemException if there is no such profile */
	Profile get(@Nullable String name) {
		Profile profile = byName.get(name == null ? DEFAULT : name);
		if (profile == null) {
			throw ScanProblem.UNKNOWN_PROFILE.because("There is no profile '" + name + "', only "
					+ String.join(", ", byName.keySet()) + ".");
		}
		return profile;
	}

	private static Profile read(Resource file) {
		try (InputStream text = file.getInputStream()) {
			return profile(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
		} catch (IOException failure) {
			throw new UncheckedIOException("Cannot read " + file.getDescription(), failure);
		} catch (RuntimeException wrong) {
			throw new IllegalStateException("Profile " + file.getFilename() + " is not right: " + wrong.getMessage(), wrong);
		}
	}

	static Profile profile(@Nullable Object yaml) {
		if (!(yaml instanceof Map<?, ?> fields)) {
			throw new IllegalArgumentException("it is no mapping");
		}
		Set<Object> unknown = new HashSet<>(fields.keySet());
		unknown.removeAll(KEYS);
		if (!unknown.isEmpty()) {
			throw new IllegalArgumentException("it has unknown fields " + unknown);
		}
		return new Profile(text(fields, "name"), text(fields, "description"), Intrusiveness.of(text(fields, "intrusiveness")),
				Integer.parseInt(text(fields, "hop_limit")), collectors(fields.get("collectors")));
	}

	private static Set<String> collectors(@Nullable Object value) {
		return switch (value) {
			case String text when text.equals("all") -> Set.of();
			case Collection<?> ids when !ids.isEmpty() -> {
				Set<String> names = new HashSet<>();
				ids.forEach(id -> names.add(String.valueOf(id)));
				yield names;
			}
			case null, default -> throw new IllegalArgumentException("collectors is neither 'all' nor a list of ids");
		};
	}

	private static String text(Map<?, ?> fields, String key) {
		Object value = fields.get(key);
		if (value == null || value.toString().isBlank()) {
			throw new IllegalArgumentException(key + " is missing");
		}
		return value.toString();
	}
}
