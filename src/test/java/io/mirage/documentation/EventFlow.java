package io.mirage.documentation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;

import io.mirage.events.MirageEvent;

/** Who makes which event and who listens to it, read from the byte code. */
final class EventFlow {

	/**
	 * @param publishers modules with code that makes the event
	 * @param durable modules that listen through the registry
	 * @param live modules that listen in passing, for screens
	 */
	record Flow(Class<?> event, Set<String> publishers, Set<String> durable, Set<String> live) {

		String name() {
			return event.getSimpleName();
		}

		String owner() {
			return module(event.getPackageName(), "io.mirage.events.");
		}
	}

	private final Map<String, Flow> flows = new TreeMap<>();

	EventFlow() {
		JavaClasses product = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
				.importPackages("io.mirage");
		product.stream().filter(type -> type.isAssignableTo(MirageEvent.class) && type.isRecord())
				.forEach(type -> flows.put(type.getName(),
						new Flow(type.reflect(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>())));
		product.forEach(this::read);
	}

	/** In the order of the events' names, grouped by owner. */
	List<Flow> all() {
		return List.copyOf(flows.values());
	}

	private void read(JavaClass type) {
		if (type.getPackageName().startsWith("io.mirage.events") || !type.getPackageName().startsWith("io.mirage.")) {
			return;
		}
		String module = module(type.getPackageName(), "io.mirage.");
		type.getConstructorCallsFromSelf().stream().map(call -> flows.get(call.getTargetOwner().getName()))
				.filter(flow -> flow != null).forEach(flow -> flow.publishers().add(module));
		type.getMethods().stream().filter(method -> method.isMetaAnnotatedWith(EventListener.class))
				.forEach(method -> listens(method, module));
	}

	private void listens(JavaMethod method, String module) {
		for (JavaClass parameter : method.getRawParameterTypes()) {
			Flow flow = flows.get(parameter.getName());
			if (flow != null) {
				(method.isAnnotatedWith(ApplicationModuleListener.class) ? flow.durable() : flow.live()).add(module);
			}
		}
	}

	private static String module(String packageName, String root) {
		String rest = packageName.substring(root.length());
		int dot = rest.indexOf('.');
		return dot < 0 ? rest : rest.substring(0, dot);
	}
}
