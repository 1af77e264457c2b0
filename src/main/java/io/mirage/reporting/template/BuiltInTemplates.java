package io.mirage.reporting.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The templates that come with Mirage: the same language as own ones, in {@code resources/reports/templates}. */
@Component
public final class BuiltInTemplates {

	/** What is written without being asked for. */
	public static final String DEFAULT = "overview";

	private static final List<String> NAMES = List.of(DEFAULT, "executive", "technical", "attack-surface", "person", "changes", "coverage");

	private final List<ReportTemplate> templates;

	public BuiltInTemplates(JsonMapper json) {
		templates = NAMES.stream().map(name -> read(name, json)).toList();
	}

	public List<ReportTemplate> all() {
		return templates;
	}

	public Optional<ReportTemplate> find(String id) {
		return templates.stream().filter(template -> template.id().equals(id)).findFirst();
	}

	private static ReportTemplate read(String name, JsonMapper json) {
		try (InputStream file = new ClassPathResource("reports/templates/" + name + ".json").getInputStream()) {
			JsonNode template = json.readTree(file);
			BlockReader reader = BlockReader.read(template.path("blocks"));
			if (!reader.complaints().isEmpty()) {
				throw new IllegalStateException("The template " + name + " is wrong: " + reader.complaints());
			}
			return new ReportTemplate(name, template.path("name").asString(), template.path("description").asString(), true, reader.blocks());
		} catch (IOException e) {
			throw new UncheckedIOException("The template " + name + " cannot be read", e);
		}
	}
}
