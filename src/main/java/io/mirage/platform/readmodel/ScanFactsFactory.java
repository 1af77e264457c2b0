package io.mirage.platform.readmodel;

import java.util.regex.Pattern;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Gives a module its {@link ScanFacts}; the tables come with a file {@code readmodel} beside the module's migrations. */
@Component
public class ScanFactsFactory {

	private static final Pattern SCHEMA = Pattern.compile("[a-z_]+");

	private final JdbcClient jdbc;
	private final JsonMapper json;

	ScanFactsFactory(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** @throws IllegalArgumentException if {@code schema} cannot be a module's schema */
	public ScanFacts inSchema(String schema) {
		if (!SCHEMA.matcher(schema).matches()) {
			throw new IllegalArgumentException("'" + schema + "' is not a module's schema.");
		}
		return new ScanFacts(schema, jdbc, json);
	}
}
