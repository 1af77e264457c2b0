package io.mirage.platform.web;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
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
	@Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping;

	@Test
	void theDocumentIsTheOneThatTheClientIsMadeOf() throws IOException {
		String answer = mvc.get().uri("/api/v1/openapi").with(Callers.admin()).exchange().getResponse().getContentAsString();
		Object document = lasting(json.readValue(answer, Object.class), "");
		if (System.getProperty("mirage.docs.write") != null) {
			Files.writeString(PINNED, json.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n");
		}
		assertThat(document).isEqualTo(lasting(json.readValue(Files.readString(PINNED), Object.class), ""));
	}

	/** The description calls a schema by its class alone, so of two classes with one name it would show but one. */
	@Test
	void oneNameStandsForOneThing() {
		Map<String, Set<Class<?>>> named = new TreeMap<>();
		mapping.getHandlerMethods().values().stream().map(HandlerMethod::getMethod).filter(method -> isOurs(method.getDeclaringClass()))
				.forEach(method -> Stream.concat(Stream.of(method.getGenericReturnType()), Arrays.stream(method.getGenericParameterTypes()))
						.forEach(type -> collect(type, named)));
		assertThat(named).isNotEmpty().allSatisfy((name, classes) -> assertThat(classes).as(name).hasSize(1));
	}

	private static void collect(Type type, Map<String, Set<Class<?>>> named) {
		switch (type) {
			case ParameterizedType generic -> {
				collect(generic.getRawType(), named);
				Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, named));
			}
			case Class<?> one when isOurs(one) && one.isRecord() && named.computeIfAbsent(one.getSimpleName(), key -> new HashSet<>()).add(one) ->
					Arrays.stream(one.getRecordComponents()).forEach(part -> collect(part.getGenericType(), named));
			default -> {
				// The description has names for records only.
			}
		}
	}

	private static boolean isOurs(Class<?> type) {
		return type.getName().startsWith("io.mirage.");
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
