package io.mirage.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.json.JsonMapper;

/** All settings that this build knows, read once at start: a file that is not right stops the start. */
@Component
class Declarations {

	private final Map<String, Map<String, Declaration>> byNamespace = new TreeMap<>();

	Declarations(JsonMapper json) throws IOException {
		for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:settings/*.yaml")) {
			DeclarationFile declarations = new DeclarationFile(String.valueOf(file.getFilename()), json);
			declarations.read(parse(file)).forEach(this::add);
		}
	}

	/** By name, with the declarations in the order of their file. */
	Map<String, List<Declaration>> all() {
		Map<String, List<Declaration>> all = new LinkedHashMap<>();
		byNamespace.forEach((namespace, declared) -> all.put(namespace, List.copyOf(declared.values())));
		return all;
	}

	/** @throws io.mirage.platform.web.ProblemException if no module has such a namespace */
	Collection<Declaration> in(String namespace) {
		return namespace(namespace).values();
	}

	/** @throws io.mirage.platform.web.ProblemException if nobody declares such a setting */
	Declaration get(String namespace, String key) {
		Map<String, Declaration> declared = namespace(namespace);
		Declaration declaration = key.contains("*") ? null : declared.get(key);
		if (declaration == null) {
			return member(declared, key).orElseThrow(() -> ConfigurationProblem.UNKNOWN_SETTING.because(
					"The namespace '" + namespace + "' has no setting '" + key + "', only " + String.join(", ", declared.keySet()) + "."));
		}
		return declaration;
	}

	private static Optional<Declaration> member(Map<String, Declaration> declared, String key) {
		return declared.values().stream().filter(family -> family.includes(key)).findFirst().map(family -> family.named(key));
	}

	private Map<String, Declaration> namespace(String name) {
		Map<String, Declaration> declared = byNamespace.get(name);
		if (declared == null) {
			throw ConfigurationProblem.UNKNOWN_NAMESPACE.because("There is no namespace '" + name + "', only "
					+ String.join(", ", byNamespace.keySet()) + ".");
		}
		return declared;
	}

	private void add(Declaration declaration) {
		Declaration other = byNamespace.computeIfAbsent(declaration.namespace(), namespace -> new LinkedHashMap<>())
				.put(declaration.key(), declaration);
		if (other != null) {
			throw new IllegalStateException("Two files settings/" + declaration.namespace() + ".yaml declare "
					+ declaration.key() + ".");
		}
	}

	private static Object parse(Resource file) {
		try (InputStream text = file.getInputStream()) {
			return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
		} catch (IOException failure) {
			throw new UncheckedIOException("Cannot read " + file.getDescription(), failure);
		} catch (YAMLException wrong) {
			throw new IllegalStateException("settings/" + file.getFilename() + " is not YAML: " + wrong.getMessage(), wrong);
		}
	}
}
