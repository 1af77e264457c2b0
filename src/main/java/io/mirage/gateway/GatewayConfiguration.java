package io.mirage.gateway;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

import io.mirage.platform.modules.ActiveModules;
import io.mirage.platform.modules.MirageModule;
import io.mirage.platform.security.PublicPaths;
import io.mirage.platform.web.RequestId;

@Configuration
class GatewayConfiguration {

	private static final int AFTER_CONTROLLERS = 1;

	/** A route for each module that lives elsewhere; none when all are here. */
	@Bean
	SimpleUrlHandlerMapping proxyRoutes(ActiveModules modules, Proxy proxy) {
		Map<String, Object> routes = new HashMap<>();
		modules.absent().forEach(module -> Routes.patterns(module).forEach(pattern -> routes.put(pattern, proxy)));
		return new SimpleUrlHandlerMapping(routes, AFTER_CONTROLLERS);
	}

	/**
	 * Scripts of pages of other hosts, where the operator has named them; with a token, never with somebody's cookies. What
	 * comes from elsewhere passes without a word for the browser, which then shows nothing of the answer.
	 */
	@Bean
	FilterRegistrationBean<CorsFilter> otherOrigins(GatewayProperties properties) {
		CorsConfiguration allowed = new CorsConfiguration();
		allowed.setAllowedOrigins(properties.allowedOrigins());
		allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
		allowed.setAllowedHeaders(List.of("Authorization", "Content-Type", "Accept", "If-Match", "If-None-Match", "Idempotency-Key"));
		allowed.setExposedHeaders(List.of("ETag", "Location", "Retry-After", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", RequestId.HEADER));
		allowed.setMaxAge(Duration.ofMinutes(10));
		var filter = new FilterRegistrationBean<>(new CorsFilter(request -> isNamed(request, properties) ? allowed : null));
		filter.setOrder(FilterOrder.ORIGINS);
		return filter;
	}

	private static boolean isNamed(HttpServletRequest request, GatewayProperties properties) {
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		return origin != null && properties.allowedOrigins().contains(origin) && Routes.isApi(Routes.pathOf(request));
	}

	/** Who has a link to a report needs no token; when reporting is elsewhere, its own process looks at the link. */
	@Bean
	PublicPaths sharedElsewhere(ActiveModules modules) {
		return modules.absent().contains(MirageModule.REPORTING) ? PublicPaths.of("GET /api/v1/shared-reports/**") : PublicPaths.of();
	}

	/** Who wants to sign in has no token yet; when auth is elsewhere, its own process judges that. */
	@Bean
	PublicPaths signingInElsewhere(ActiveModules modules) {
		return modules.absent().contains(MirageModule.AUTH) ? PublicPaths.of("/api/v1/auth/**") : PublicPaths.of();
	}
}
