package io.mirage.documentation;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.modules.MirageModule;

/** One page about one module: purpose, events, API, settings, tables. */
final class ModuleCanvas {

	private final MirageModule module;
	private final ApplicationModule model;
	private final JavaClasses classes;
	private final EventFlow flow;

	ModuleCanvas(MirageModule module, ApplicationModule model, JavaClasses classes, EventFlow flow) {
		this.module = module;
		this.model = model;
		this.classes = classes;
		this.flow = flow;
	}

	String markdown() {
		String id = module.id();
		return "# " + model.getDisplayName() + "\n\n" + Sources.packageSummary(id) + "\n\n"
				+ "| | |\n|---|---|\n"
				+ "| module, profile, schema | `" + id + "` |\n"
				+ "| port of its own process | " + module.port() + " |\n"
				+ "| tables | " + code(Sources.tables(id)) + " |\n"
				+ "| publishes | " + code(published()) + " |\n"
				+ "| listens to | " + code(heard()) + " |\n\n"
				+ "![Events of " + id + "](" + id + ".svg)\n\n## API\n\n" + endpoints() + "\n## Settings\n\n" + settings();
	}

	private Collection<String> published() {
		return flow.all().stream().filter(event -> event.publishers().contains(module.id())).map(EventFlow.Flow::name).toList();
	}

	private Collection<String> heard() {
		return flow.all().stream()
				.filter(event -> event.durable().contains(module.id()) || event.live().contains(module.id()))
				.map(EventFlow.Flow::name).toList();
	}

	private String endpoints() {
		TreeSet<String> lines = new TreeSet<>();
		types().filter(type -> type.isAnnotatedWith(RestController.class)).map(JavaClass::reflect)
				.forEach(controller -> Arrays.stream(controller.getDeclaredMethods())
						.flatMap(method -> endpoint(controller, method).stream()).forEach(lines::add));
		return lines.isEmpty() ? "None.\n" : "| path | method |\n|---|---|\n" + String.join("", lines);
	}

	private static Optional<String> endpoint(Class<?> controller, Method method) {
		RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
		if (mapping == null) {
			return Optional.empty();
		}
		RequestMapping root = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
		String prefix = root == null || root.path().length == 0 ? "" : root.path()[0];
		String path = prefix + (mapping.path().length == 0 ? "" : mapping.path()[0]);
		String verb = mapping.method().length == 0 ? "any" : mapping.method()[0].name();
		return Optional.of("| `" + path + "` | " + verb + " |\n");
	}

	private String settings() {
		StringBuilder text = new StringBuilder();
		types().filter(type -> type.isAnnotatedWith(ConfigurationProperties.class)).map(JavaClass::reflect).sorted(
				Comparator.comparing(Class::getName)).forEach(type -> text.append(settings(type)));
		return text.isEmpty() ? "None.\n" : "| setting | default | meaning |\n|---|---|---|\n" + text;
	}

	private static String settings(Class<?> type) {
		ConfigurationProperties prefix = type.getAnnotation(ConfigurationProperties.class);
		Map<String, String> meanings = Sources.parameters(type);
		StringBuilder text = new StringBuilder();
		for (var parameter : type.getDeclaredConstructors()[0].getParameters()) {
			DefaultValue fallback = parameter.getAnnotation(DefaultValue.class);
			text.append("| `").append(prefix.value()).append('.')
					.append(EventCatalogue.snakeCase(parameter.getName()).replace('_', '-')).append("` | ")
					.append(fallback == null ? "" : "`" + String.join(", ", fallback.value()) + "`").append(" | ")
					.append(meanings.getOrDefault(parameter.getName(), "")).append(" |\n");
		}
		return text.toString();
	}

	private Stream<JavaClass> types() {
		String root = "io.mirage." + module.id();
		return classes.stream().filter(type -> type.getPackageName().equals(root) || type.getPackageName().startsWith(root + "."));
	}

	private static String code(Collection<String> words) {
		return words.isEmpty() ? "—" : "`" + String.join("`, `", words) + "`";
	}
}
