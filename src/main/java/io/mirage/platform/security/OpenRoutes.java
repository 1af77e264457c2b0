package io.mirage.platform.security;

import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The requests that {@link OpenToAll} routes answer. Read from the routes at the first request, when all are known. */
@Component
class OpenRoutes implements RequestMatcher {

	private final SingletonSupplier<List<RequestMatcher>> matchers;

	OpenRoutes(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes) {
		matchers = SingletonSupplier.of(() -> routes.getObject().getHandlerMethods().entrySet().stream()
				.filter(route -> route.getValue().hasMethodAnnotation(OpenToAll.class))
				.flatMap(route -> matchers(route.getKey())).toList());
	}

	@Override
	public boolean matches(HttpServletRequest request) {
		return matchers.obtain().stream().anyMatch(matcher -> matcher.matches(request));
	}

	private static Stream<RequestMatcher> matchers(RequestMappingInfo route) {
		PathPatternRequestMatcher.Builder builder = PathPatternRequestMatcher.withDefaults();
		return route.getPatternValues().stream().flatMap(path -> route.getMethodsCondition().getMethods().stream()
				.map(RequestMethod::name).map(HttpMethod::valueOf).map(method -> builder.matcher(method, path)));
	}
}
