package io.mirage.documentation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.modulith.core.ApplicationModules;

import io.mirage.MirageApplication;
import io.mirage.platform.modules.MirageModule;

/** All generated documents by file name: Markdown for the repository, HTML for the running product, pictures for both. */
final class GeneratedDocuments {

	private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

	private final Map<String, String> texts = new TreeMap<>();
	private final Map<String, String> diagrams = new TreeMap<>();

	GeneratedDocuments() {
		ApplicationModules modules = ApplicationModules.of(MirageApplication.class);
		JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
				.importPackages("io.mirage");
		EventFlow flow = new EventFlow();
		EventCatalogue catalogue = new EventCatalogue(flow);
		diagrams.put("event-flow", catalogue.diagram());
		page("events", catalogue.markdown());
		StringBuilder index = new StringBuilder("""
				# The modules

				Made from the code by `./mirage docs`. Start with the [events](events.md): they are all that passes between
				the modules.

				| module | port | purpose |
				|---|---|---|
				""");
		for (MirageModule module : MirageModule.values()) {
			var model = modules.getModuleByName(module.id()).orElseThrow();
			page(module.id(), new ModuleCanvas(module, model, classes, flow).markdown());
			diagrams.put(module.id(), catalogue.diagram(module.id()));
			index.append("| [").append(model.getDisplayName()).append("](").append(module.id()).append(".md) | ")
					.append(module.port()).append(" | ").append(Sources.packageSummary(module.id())).append(" |\n");
		}
		page("index", index.toString());
	}

	/** Markdown, HTML and diagram sources by path below the folder of generated documents. */
	Map<String, String> texts() {
		return texts;
	}

	/** Pictures by path; not compared, for their widths follow the fonts of the machine. */
	Map<String, String> pictures() {
		Map<String, String> pictures = new TreeMap<>();
		diagrams.forEach((name, source) -> pictures.put(name + ".svg", svg(source)));
		return pictures;
	}

	private void page(String name, String markdown) {
		texts.put(name + ".md", markdown);
		texts.put(name + ".html", html(markdown.lines().findFirst().orElse("").replaceFirst("^# ", ""), markdown));
	}

	private static String html(String title, String markdown) {
		String body = HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(false).build()
				.render(Parser.builder().extensions(EXTENSIONS).build().parse(markdown)).replace(".md\"", ".html\"");
		return """
				<!doctype html>
				<html lang="en">
				<head>
				<meta charset="utf-8">
				<meta name="viewport" content="width=device-width">
				<title>%s - Mirage</title>
				<link rel="stylesheet" href="documents.css">
				</head>
				<body>
				<nav><a href="/">Mirage</a> <a href="index.html">Modules</a> <a href="events.html">Events</a> <a href="/api/docs">API</a></nav>
				<main>
				%s</main>
				</body>
				</html>
				""".formatted(title, body);
	}

	private static String svg(String source) {
		ByteArrayOutputStream picture = new ByteArrayOutputStream();
		try {
			new SourceStringReader(source).outputImage(picture, new FileFormatOption(FileFormat.SVG, false));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return picture.toString(StandardCharsets.UTF_8);
	}
}
