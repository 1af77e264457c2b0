package io.mirage.platform.web;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Binds {@link PageQuery} and {@link CursorQuery}, refusing what lies outside their ranges. */
@Configuration
class QueryArguments implements WebMvcConfigurer {

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(new Resolver());
	}

	static class Resolver implements HandlerMethodArgumentResolver {

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return parameter.getParameterType() == PageQuery.class || parameter.getParameterType() == CursorQuery.class;
		}

		@Override
		public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
				NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
			if (parameter.getParameterType() == CursorQuery.class) {
				return new CursorQuery(request.getParameter("cursor"),
						number(request, "limit", CursorQuery.DEFAULT_LIMIT, CursorQuery.MAX_LIMIT));
			}
			String order = request.getParameter("order");
			if (order != null && !order.equals("asc") && !order.equals("desc")) {
				throw PlatformProblem.INVALID_INPUT.because("order is '" + order + "', not asc or desc.");
			}
			return new PageQuery(number(request, "page", 1, Integer.MAX_VALUE),
					number(request, "per_page", PageQuery.DEFAULT_PER_PAGE, PageQuery.MAX_PER_PAGE),
					request.getParameter("sort"), !"desc".equals(order));
		}

		private static int number(NativeWebRequest request, String name, int fallback, int max) {
			String text = request.getParameter(name);
			if (text == null) {
				return fallback;
			}
			try {
				int value = Integer.parseInt(text);
				if (value >= 1 && value <= max) {
					return value;
				}
			} catch (NumberFormatException notANumber) {
				throw PlatformProblem.INVALID_INPUT.because(name + " is '" + text + "', not a number from 1 to " + max + ".");
			}
			throw PlatformProblem.INVALID_INPUT.because(name + " is " + text + ", not a number from 1 to " + max + ".");
		}
	}
}
