package io.mirage.configuration;

import java.util.Optional;
import java.util.function.Supplier;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;

/** The JSON Schema (2020-12) of a setting. Made ready with the first value, since most processes never see one. */
final class JsonShape {

	private final Supplier<Schema> schema;

	JsonShape(JsonNode schema) {
		this.schema = SingletonSupplier.of(() -> SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema));
	}

	/** @return the first thing that is wrong with the value, for people; empty if it fits */
	Optional<String> objection(JsonNode value) {
		return schema.get().validate(value).stream().findFirst()
				.map(error -> "at " + error.getInstanceLocation() + " " + error.getMessage());
	}
}
