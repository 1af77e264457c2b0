package io.mirage.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mirage.cli.split.LocalBroker;

/** A real RabbitMQ, one per JVM, stopped with it. */
public final class TestRabbit {

	private static @Nullable TestRabbit running;

	private final LocalBroker broker;

	private TestRabbit(LocalBroker broker) {
		this.broker = broker;
	}

	/** @throws io.mirage.platform.CannotStartException naming the package to install if there is no RabbitMQ on the machine */
	public static synchronized TestRabbit shared() {
		if (running == null) {
			running = new TestRabbit(LocalBroker.start(newFolder()));
			Runtime.getRuntime().addShutdownHook(new Thread(running.broker::close));
		}
		return running;
	}

	/** What a process must be told to use it, as environment variables. */
	public Map<String, String> settings() {
		return broker.settings();
	}

	/** Closes all connections and refuses new ones until {@link #comeBack}; queues and messages stay. */
	public void goAway() {
		broker.control("stop_app");
	}

	public void comeBack() {
		broker.control("start_app");
	}

	private static Path newFolder() {
		try {
			return Files.createTempDirectory(Files.createDirectories(Path.of("target/rabbitmq").toAbsolutePath()), "node");
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
