package io.mirage.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

import io.mirage.cli.api.Api;
import io.mirage.cli.server.ServerChoice;
import io.mirage.cli.terminal.CommandException;
import io.mirage.cli.terminal.Console;
import io.mirage.cli.terminal.ExitCode;

/** Has a report written and fetches it. */
@Command(name = "report", description = {"Write a report of a scan into a file.",
		"Templates that come with Mirage: overview, executive, technical, attack-surface, person, changes, coverage."})
final class ReportCommand implements Callable<Integer> {

	private static final long PAUSE_MILLIS = 500;

	@Parameters(paramLabel = "SCAN", description = "Id of the scan.")
	private String scan = "";

	@Option(names = "--template", paramLabel = "NAME", defaultValue = "overview",
			description = "What goes into it: one of the templates above, or the id of an own one. Default: overview.")
	private String template = "";

	@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "html",
			description = "html, pdf, docx, xlsx, csv, json, markdown or text. Default: html.")
	private String format = "";

	@Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write it.")
	private Path file = Path.of("");

	@Mixin
	private ServerOption server = new ServerOption();

	private final Console console;

	ReportCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() {
		try (ServerChoice choice = server.choose(console)) {
			Api api = choice.api();
			String report = api.post("/reports", Map.of("scan_id", scan, "template", template, "formats", List.of(format))).path("id").asString();
			awaitWritten(api, report);
			long bytes = api.download("/reports/" + report + "/content?format=" + format, file);
			console.say("Wrote " + file + " (" + bytes + " bytes)");
			return ExitCode.OK;
		}
	}

	private void awaitWritten(Api api, String report) {
		while (true) {
			JsonNode now = api.get("/reports/" + report);
			switch (now.path("state").asString()) {
				case "ready" -> {
					return;
				}
				case "failed" -> throw CommandException.failed("The report failed. " + now.path("error").asString(""));
				default -> console.update("Writing " + now.path("progress").path("step").asString(""));
			}
			pause();
		}
	}

	private static void pause() {
		try {
			Thread.sleep(PAUSE_MILLIS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw CommandException.failed("Interrupted.");
		}
	}
}
