package io.mirage.platform.security;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** One way to ask the API, with the method that answers. */
record Route(HttpMethod method, String path, HandlerMethod handler) {

	/** Those of our own packages, by path. */
	static List<Route> all(RequestMappingHandlerMapping mapping) {
		return mapping.getHandlerMethods().entrySet().stream()
				.filter(entry -> entry.getValue().getBeanType().getName().startsWith("io.mirage."))
				.flatMap(entry -> of(entry.getKey(), entry.getValue()))
				.sorted(Comparator.comparing(Route::path).thenComparing(route -> route.method().name())).toList();
	}

	private static Stream<Route> of(RequestMappingInfo mapping, HandlerMethod handler) {
		return mapping.getPatternValues().stream().flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
				.map(RequestMethod::name).map(name -> new Route(HttpMethod.valueOf(name), path, handler)));
	}

	boolean isOpen() {
		return handler.hasMethodAnnotation(OpenToAll.class);
	}

	@Nullable Permission needs() {
		Needs rule = handler.getMethodAnnotation(Needs.class);
		return rule == null ? null : rule.value();
	}

	boolean isRead() {
		return method == HttpMethod.GET;
	}

	boolean hasVariables() {
		return path.contains("{");
	}

	@Override
	public String toString() {
		return method + " " + path;
	}
}
