package io.mirage.platform.readmodel;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives a module that keeps {@link ScanFacts} its {@link FalsePositives}. */
@Component
public class FalsePositivesFactory {

	private final JdbcClient jdbc;

	FalsePositivesFactory(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** @param schema of the module, never foreign text */
	public FalsePositives inSchema(String schema) {
		return new FalsePositives(schema, jdbc);
	}
}
