package io.mirage.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.mirage.cli.server.Check;
import io.mirage.cli.server.HostChecks;
import io.mirage.cli.server.ServerOptions;
import io.mirage.cli.split.Deployment;
import io.mirage.cli.terminal.CommandException;
import io.mirage.cli.terminal.Console;
import io.mirage.cli.terminal.ExitCode;
import io.mirage.cli.terminal.Interruption;
import io.mirage.platform.data.DataFolder;
import io.mirage.platform.modules.MirageModule;

/** The large deployment in small: every module in a process of its own, for development and trials. */
@Command(name = "split", description = {"Run each module in a process of its own, with RabbitMQ between them, on this machine.",
		"Shows the log of all, each line after its module. Stops on Ctrl-C."})
final class SplitCommand implements Callable<Integer> {

	@Mixin
	private DataOption data = new DataOption();

	@Option(names = "--port", paramLabel = "N", defaultValue = "8000", description = "Port of the gateway; module number n listens n above it. Default: 8000.")
	private int port;

	@Option(names = "--together", paramLabel = "MODULES", description = "Modules that share a process, for example scans,collection. Repeatable.")
	private List<String> together = List.of();

	private final Console console;

	SplitCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() {
		DataFolder folder = data.folder();
		List<List<MirageModule>> groups = groups(together);
		requireFreePorts(groups);
		try (Interruption interruption = new Interruption()) {
			interruption.stopBy(Thread.currentThread()::interrupt);
			run(folder, groups);
			return ExitCode.OK;
		}
	}

	private void run(DataFolder folder, List<List<MirageModule>> groups) {
		console.say("Starting " + groups.size() + " processes; data and logs are in " + folder.root());
		try (Deployment deployment = Deployment.start(folder, groups, port, Deployment.java(), console::say)) {
			announce(deployment, folder);
			new CountDownLatch(1).await();
		} catch (InterruptedException told) {
			console.say("All processes have stopped.");
		}
	}

	private void requireFreePorts(List<List<MirageModule>> groups) {
		groups.stream().map(group -> HostChecks.port(ServerOptions.LOOPBACK, Deployment.port(group, port))).filter(Check::failed).findFirst()
				.ifPresent(taken -> {
					throw CommandException.unavailable("Mirage cannot start. " + taken.detail() + ". " + taken.advice());
				});
	}

	/** Each module once, in the order of their ports; those that were named together share a group, the first one's place. */
	static List<List<MirageModule>> groups(List<String> together) {
		Set<MirageModule> open = EnumSet.allOf(MirageModule.class);
		List<List<MirageModule>> groups = new ArrayList<>();
		for (String group : together) {
			List<MirageModule> modules = Arrays.stream(group.split(",", -1)).map(String::strip).map(SplitCommand::module).sorted().toList();
			modules.stream().filter(module -> !open.remove(module)).findFirst().ifPresent(twice -> {
				throw CommandException.usage("'" + twice.id() + "' is named twice with --together.");
			});
			groups.add(modules);
		}
		open.forEach(module -> groups.add(List.of(module)));
		groups.sort((one, other) -> one.getFirst().compareTo(other.getFirst()));
		return groups;
	}

	private static MirageModule module(String id) {
		return MirageModule.find(id).orElseThrow(() -> CommandException.usage("No module is called '" + id + "'. There are "
				+ Arrays.stream(MirageModule.values()).map(MirageModule::id).collect(Collectors.joining(", ")) + "."));
	}

	private void announce(Deployment deployment, DataFolder folder) {
		deployment.processes().forEach((name, pid) -> console.say(name + " is process " + pid + megabytes(Deployment.residentMegabytes(pid))));
		deployment.residentMegabytes().ifPresent(sum -> console.say("Together, with PostgreSQL and RabbitMQ, they hold " + sum + " MB"));
		URI gateway = deployment.gateway();
		console.say("Mirage is ready on " + gateway);
		Path password = folder.secret("admin-password");
		if (Files.exists(password)) {
			console.say("Sign in as 'admin' with the one-time password in " + password);
		}
	}

	private static String megabytes(OptionalLong held) {
		return held.isEmpty() ? "" : " and holds " + held.getAsLong() + " MB";
	}
}
