package io.mirage.cli.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** Whether what Mirage keeps its state in can be used. */
final class StoreChecks {

	private static final String NAME = "database";
	private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
	private static final int CONNECT_MILLIS = 3000;
	private static final int RABBITMQ_PORT = 5672;

	private StoreChecks() {}

	/** The server that ships with Mirage refuses to run as root, who therefore needs a way to become somebody else. */
	static Check embedded() {
		if (!"root".equals(System.getProperty("user.name"))) {
			return Check.ok(NAME, "The PostgreSQL that ships with Mirage can run as this user");
		}
		return Files.isExecutable(SETPRIV) ? Check.ok(NAME, "The PostgreSQL that ships with Mirage can run as an unprivileged user")
				: Check.fail(NAME, "PostgreSQL does not run as root, and there is no " + SETPRIV,
						"Install the package util-linux, or start Mirage as an ordinary user.");
	}

	static Check external(Map<String, String> environment) {
		String url = environment.getOrDefault("SPRING_DATASOURCE_URL", "");
		String shown = url.replaceFirst("\\?.*", "");
		Properties login = new Properties();
		login.setProperty("user", environment.getOrDefault("SPRING_DATASOURCE_USERNAME", ""));
		login.setProperty("password", environment.getOrDefault("SPRING_DATASOURCE_PASSWORD", ""));
		login.setProperty("loginTimeout", Integer.toString(CONNECT_MILLIS / 1000));
		try (Connection connection = DriverManager.getConnection(url, login)) {
			return Check.ok(NAME, shown + " is " + connection.getMetaData().getDatabaseProductName() + " "
					+ connection.getMetaData().getDatabaseProductVersion());
		} catch (SQLException e) {
			return Check.fail(NAME, shown + " cannot be used: " + e.getMessage(),
					"Check SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD, or leave them out to use the database that ships with Mirage.");
		}
	}

	static Check broker(Map<String, String> environment) {
		String host = environment.getOrDefault("SPRING_RABBITMQ_HOST", "localhost");
		String port = environment.getOrDefault("SPRING_RABBITMQ_PORT", Integer.toString(RABBITMQ_PORT));
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(host, Integer.parseInt(port)), CONNECT_MILLIS);
			return Check.ok("broker", "RabbitMQ's port is open at " + host + ":" + port);
		} catch (IOException | IllegalArgumentException e) {
			return Check.fail("broker", host + ":" + port + " does not answer: " + e.getMessage(),
					"Start RabbitMQ, or check SPRING_RABBITMQ_HOST and SPRING_RABBITMQ_PORT.");
		}
	}
}
