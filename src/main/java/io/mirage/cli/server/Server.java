package io.mirage.cli.server;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

import io.mirage.MirageApplication;
import io.mirage.cli.terminal.CommandException;

/** Mirage, serving in this process. */
public final class Server implements AutoCloseable {

	/** What fails at start is explained by {@link StartFailures}, once and in plain words. */
	private static final List<String> SILENCED = List.of("org.springframework.boot.SpringApplication",
			"org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter",
			"org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext",
			"org.apache.catalina", "com.zaxxer.hikari.pool.HikariPool");

	private final ConfigurableApplicationContext context;
	private final CountDownLatch closed;

	private Server(ConfigurableApplicationContext context, CountDownLatch closed) {
		this.context = context;
		this.closed = closed;
	}

	/**
	 * Ready when it returns.
	 *
	 * @throws CommandException saying why it cannot start and what to do
	 * @throws io.mirage.platform.CannotStartException if the data folder is not Mirage's
	 */
	public static Server start(ServerOptions options) {
		Map<String, String> environment = System.getenv();
		refuse(HostChecks.dataFolder(options.data()), HostChecks.space(options.data()),
				HostChecks.port(options.address(), options.port()));
		options.data().claim();
		CountDownLatch closed = new CountDownLatch(1);
		SpringApplication application = new SpringApplication(MirageApplication.class);
		application.setMainApplicationClass(MirageApplication.class);
		application.setRegisterShutdownHook(false);
		application.addListeners((ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
		try {
			return new Server(application.run(arguments(options)), closed);
		} catch (RuntimeException e) {
			throw new StartFailures(options, environment).explain(e);
		}
	}

	private static void refuse(Check... checks) {
		Stream.of(checks).filter(Check::failed).findFirst().ifPresent(check -> {
			throw CommandException.unavailable("Mirage cannot start. " + check.detail() + ". " + check.advice());
		});
	}

	private static String[] arguments(ServerOptions options) {
		List<String> arguments = new ArrayList<>(List.of("--mirage.data=" + options.data().root(),
				"--server.address=" + options.address(), "--server.port=" + options.port()));
		options.startValues().ifPresent(json -> arguments.add("--spring.application.json=" + json));
		SILENCED.forEach(logger -> arguments.add("--logging.level." + logger + "=off"));
		if (options.quiet()) {
			arguments.add("--logging.threshold.console=off");
			arguments.add("--logging.file.name=" + options.data().resolve("logs").resolve("mirage.log"));
		}
		return arguments.toArray(String[]::new);
	}

	/** How this machine reaches it. */
	public URI uri() {
		if (!(context instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
			throw new IllegalStateException("Mirage always has a web server");
		}
		return URI.create("http://127.0.0.1:" + web.getWebServer().getPort());
	}

	/** Returns when it has been stopped from elsewhere. */
	public void awaitEnd() throws InterruptedException {
		closed.await();
	}

	/** Finishes what it answers, then stops the database. */
	@Override
	public void close() {
		context.close();
	}
}
