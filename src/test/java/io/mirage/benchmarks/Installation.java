package io.mirage.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.mirage.MirageApplication;
import io.mirage.cli.api.Api;
import io.mirage.cli.api.Credentials;
import io.mirage.platform.data.DataFolder;

/** A whole Mirage with the made-up data, in a folder of its own that stays. */
final class Installation implements AutoCloseable {

	private static final String OPTION = "--data=";

	private final ConfigurableApplicationContext mirage;
	private final Api api;

	private Installation(ConfigurableApplicationContext mirage, Api api) {
		this.mirage = mirage;
		this.api = api;
	}

	/** @param arguments of the command; {@code --data=DIR} names the folder, by default ~/.mirage-bench */
	static Installation start(String... arguments) {
		Path folder = Arrays.stream(arguments).filter(argument -> argument.startsWith(OPTION)).findFirst()
				.map(argument -> Path.of(argument.substring(OPTION.length()))).orElse(Path.of(System.getProperty("user.home"), ".mirage-bench"));
		DataFolder data = new DataFolder(folder.toAbsolutePath()).claim();
		ConfigurableApplicationContext mirage = SpringApplication.run(MirageApplication.class, "--mirage.data=" + data.root(), "--server.port=0",
				"--logging.level.io.mirage=warn", "--mirage.gateway.requests-per-minute=10000000",
				"--mirage.gateway.requests-per-minute-and-caller=10000000");
		int port = Objects.requireNonNull(((WebServerApplicationContext) mirage).getWebServer()).getPort();
		return new Installation(mirage, new Api(URI.create("http://127.0.0.1:" + port), Credentials.local(data)));
	}

	Api api() {
		return api;
	}

	JdbcClient database() {
		return mirage.getBean(JdbcClient.class);
	}

	/** How many made-up entities there are. */
	int size() {
		int size = api.get("/entities?limit=1").path("meta").path("total").asInt();
		if (size == 0) {
			throw new IllegalStateException("There is no data yet. Make some with './mirage bench data'.");
		}
		return size;
	}

	@Override
	public void close() {
		api.close();
		mirage.close();
	}
}
