package io.mirage.platform.postgres;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to start the embedded server.
 *
 * @param dataFolder folder of the installation; the cluster lies in {@code postgres} below it
 * @param port 0 for a free one
 * @param durable false only in tests: trades crash safety for speed
 * @param maxConnections most simultaneous connections
 * @param startTimeout how long the server may take until it accepts connections, recovery after a crash included
 */
public record EmbeddedPostgresOptions(Path dataFolder, int port, boolean durable, int maxConnections, Duration startTimeout) {

	public EmbeddedPostgresOptions {
		dataFolder = dataFolder.toAbsolutePath().normalize();
	}

	public static EmbeddedPostgresOptions in(Path dataFolder) {
		return new EmbeddedPostgresOptions(dataFolder, 0, true, 60, Duration.ofMinutes(3));
	}
}
