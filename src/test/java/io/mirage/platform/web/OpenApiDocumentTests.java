package io.mirage.platform.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.support.Callers;
import io.mirage.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pins what the API says of itself, because the web UI's client is generated from it: {@code -Dmirage.docs.write} writes
 * it anew, {@code npm run api} in {@code frontend} the types that follow from it.
 */
@SpringBootTest
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.class)
@TestPropertySource(properties = {"mirage.gateway.requests-per-minute=1000000",
		"mirage.gateway.requests-per-minute-and-caller=1000000", "mirage.gateway.sign-ins-per-minute=1000000"})
class OpenApiDocumentTests {

	private static final Path PINNED = Path.of("frontend/openapi.json");

	@Autowired MockMvcTester mvc;
	@Autowired JsonMapper json;

	@Test
	void theDocumentIsTheOneThatTheClientIsMadeOf() throws IOException {
		String answer = mvc.get().uri("/api/v1/openapi").with(Callers.admin()).exchange().getResponse().getContentAsString();
		Object document = lasting(json.readValue(answer, Object.class), "");
		if (System.getProperty("mirage.docs.write") != null) {
			Files.writeString(PINNED, json.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n");
		}
		assertThat(document).isEqualTo(lasting(json.readValue(Files.readString(PINNED), Object.class), ""));
	}

	/** Without what differs by start and release: where it runs, which version, and ids that follow from the order of classes. */
	private static @Nullable Object lasting(@Nullable Object node, String place) {
		if (node instanceof Map<?, ?> object) {
			Map<String, @Nullable Object> sorted = new TreeMap<>();
			object.forEach((name, value) -> {
				String path = place + "/" + name;
				if (!path.equals("/servers") && !path.equals("/info/version") && !path.matches("/paths/.*/operationId")) {
					sorted.put(String.valueOf(name), lasting(value, path));
				}
			});
			return sorted;
		}
		if (node instanceof Collection<?> list) {
			List<@Nullable Object> all = new ArrayList<>();
			list.forEach(value -> all.add(lasting(value, place + "/-")));
			return all;
		}
		return node;
	}
}
