package io.mirage.correlation;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which store answers questions to the graph.
 *
 * @param graph {@code postgresql}, or {@code neo4j} beside it
 * @param neo4j where it is
 */
@Validated
@ConfigurationProperties("mirage.stores")
record GraphStoreProperties(@DefaultValue("postgresql") Engine graph, @DefaultValue Neo4j neo4j) {

	enum Engine {
		POSTGRESQL, NEO4J
	}

	/**
	 * @param uri with the scheme {@code bolt} or {@code neo4j}, and {@code +s} for TLS
	 * @param username empty for none
	 * @param password of that user
	 * @param database which is Mirage's alone: rebuilding empties it of Mirage's nodes
	 * @param timeout how long a connection may take before PostgreSQL is asked instead
	 * @param portion how many relationships are sent at once
	 */
	record Neo4j(@DefaultValue("bolt://127.0.0.1:7687") URI uri, @DefaultValue("") String username, @DefaultValue("") String password,
			@DefaultValue("neo4j") @NotBlank String database, @DefaultValue("20s") Duration timeout,
			@DefaultValue("2000") @Min(1) @Max(20_000) int portion) {}
}
