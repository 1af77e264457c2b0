package io.mirage.gateway;

import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of paths is written by hand; these hold it to the controllers that there are. */
class RoutesTests {

	static Stream<Class<?>> controllers() {
		var scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
		return scanner.findCandidateComponents("io.mirage").stream().map(BeanDefinition::getBeanClassName)
				.<Class<?>>map(name -> ClassUtils.resolveClassName(name, null)).filter(type -> !module(type).equals("platform"));
	}

	@ParameterizedTest
	@MethodSource("controllers")
	void everyControllerIsFoundFromAnotherProcess(Class<?> controller) {
		RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
		Stream<String> ownPaths = Arrays.stream(controller.getDeclaredMethods())
				.map(method -> AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
				.filter(found -> found != null).flatMap(found -> Arrays.stream(found.path()));
		Stream<String> paths = mapping == null ? ownPaths : Arrays.stream(mapping.path());

		assertThat(paths.filter(Routes::isApi)).allSatisfy(path -> assertThat(Routes.moduleOf(path)).as(path).hasValueSatisfying(
				found -> assertThat(found.id()).isEqualTo(module(controller))));
	}

	@Test
	void thereAreControllersToHoldItTo() {
		assertThat(controllers()).hasSizeGreaterThan(30);
	}

	@ParameterizedTest
	@CsvSource({"/api/v1/auth/session, /api/v1/auth/session", "/%61pi/v1/auth/%73ession, /api/v1/auth/session",
			"/api/v1/auth/%zz, /api/v1/auth/%zz", "/api/v1/auth/%2573ession, /api/v1/auth/%73ession"})
	void readsAPathAsItWillBeRouted(String raw, String routed) {
		assertThat(Routes.pathOf(new MockHttpServletRequest("POST", raw))).isEqualTo(routed);
	}

	private static String module(Class<?> type) {
		return type.getPackageName().split("\\.")[2];
	}
}
