package io.mirage.storage;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which store answers searches.
 *
 * @param search {@code postgresql}, or {@code elasticsearch} beside it
 * @param elasticsearch where it is
 */
@Validated
@ConfigurationProperties("mirage.stores")
record SearchStoreProperties(@DefaultValue("postgresql") Engine search, @DefaultValue Elasticsearch elasticsearch) {

	enum Engine {
		POSTGRESQL, ELASTICSEARCH
	}

	/**
	 * @param uri of one node, or of what balances between them
	 * @param username empty for none
	 * @param password of that user
	 * @param apiKey in place of user and password; empty for none
	 * @param index beginning of the index's name; two installations need two of them
	 * @param timeout how long an answer may take before PostgreSQL is asked instead
	 * @param portion how many changed entities are sent at once
	 */
	record Elasticsearch(@DefaultValue("http://127.0.0.1:9200") URI uri, @DefaultValue("") String username,
			@DefaultValue("") String password, @DefaultValue("") String apiKey, @DefaultValue("mirage-entities") @NotBlank String index,
			@DefaultValue("20s") Duration timeout, @DefaultValue("1000") @Min(1) @Max(10_000) int portion) {}
}
