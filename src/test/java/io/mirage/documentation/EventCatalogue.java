package io.mirage.documentation;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import io.mirage.documentation.EventFlow.Flow;

/** Writes the catalogue of events and the picture of their flow. */
final class EventCatalogue {

	private final EventFlow flow;

	EventCatalogue(EventFlow flow) {
		this.flow = flow;
	}

	String markdown() {
		StringBuilder text = new StringBuilder("""
				# Events

				Made from the code by `./mirage docs`. Every event carries a header (`event_id`, `ordering_key`,
				`occurred_at`, `organisation_id`), is delivered at least once and in no order, and may cross processes as
				JSON: fields are only ever added.

				![Events between the modules](event-flow.svg)

				""");
		Map<String, StringBuilder> owners = new TreeMap<>();
		flow.all().forEach(event -> owners.computeIfAbsent(event.owner(), owner -> new StringBuilder()).append(entry(event)));
		owners.forEach((owner, entries) -> text.append("## ").append(owner).append("\n\n").append(entries));
		return text.toString();
	}

	private static String entry(Flow event) {
		StringBuilder text = new StringBuilder();
		text.append("### ").append(event.name()).append("\n\n").append(Sources.summary(event.event())).append("\n\n");
		text.append("| field | type | meaning |\n|---|---|---|\n");
		Map<String, String> meanings = Sources.parameters(event.event());
		for (RecordComponent component : event.event().getRecordComponents()) {
			if (!component.getName().equals("header")) {
				text.append("| `").append(snakeCase(component.getName())).append("` | ")
						.append(component.getGenericType().getTypeName().replaceAll("[a-z_]+\\.", "").replace("<", "&lt;"))
						.append(" | ").append(meanings.getOrDefault(component.getName(), "")).append(" |\n");
			}
		}
		text.append("\nPublished by ").append(list(event.publishers())).append(", heard by ").append(list(event.durable()));
		if (!event.live().isEmpty()) {
			text.append(", shown live by ").append(list(event.live()));
		}
		return text.append(".\n\n").toString();
	}

	/** All modules and every event between them. */
	String diagram() {
		Map<String, TreeSet<String>> edges = new TreeMap<>();
		for (Flow event : flow.all()) {
			if (event.owner().equals("platform")) {
				continue;
			}
			for (String publisher : event.publishers()) {
				for (String listener : event.durable()) {
					if (!publisher.equals(listener)) {
						edges.computeIfAbsent(publisher + " --> " + listener, edge -> new TreeSet<>()).add(event.name());
					}
				}
			}
		}
		return uml(edges);
	}

	/** One module in the middle: what it hears on the way in, what it says on the way out. */
	String diagram(String module) {
		Map<String, TreeSet<String>> edges = new TreeMap<>();
		for (Flow event : flow.all()) {
			for (String publisher : event.publishers()) {
				for (String listener : event.durable()) {
					if (!publisher.equals(listener) && (publisher.equals(module) || listener.equals(module))) {
						edges.computeIfAbsent(publisher + " --> " + listener, edge -> new TreeSet<>()).add(event.name());
					}
				}
			}
		}
		return uml(edges);
	}

	private static String uml(Map<String, TreeSet<String>> edges) {
		StringBuilder text = new StringBuilder("""
				@startuml
				!pragma layout smetana
				skinparam shadowing false
				skinparam defaultFontName sans-serif
				skinparam rectangle {
				BackgroundColor #ffffff
				BorderColor #0b766c
				}
				skinparam ArrowColor #5b6779
				""");
		TreeSet<String> modules = new TreeSet<>();
		edges.keySet().forEach(edge -> modules.addAll(List.of(edge.split(" --> "))));
		modules.forEach(module -> text.append("rectangle ").append(module).append("\n"));
		edges.forEach((edge, events) -> text.append(edge).append(" : ").append(String.join("\\n", events)).append("\n"));
		return text.append("@enduml\n").toString();
	}

	private static String list(Collection<String> modules) {
		return modules.isEmpty() ? "nobody yet" : String.join(", ", modules);
	}

	static String snakeCase(String name) {
		return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
	}
}
