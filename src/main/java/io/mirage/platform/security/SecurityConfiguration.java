package io.mirage.platform.security;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The same rules in every process: no session, a verified token for everything that is not open to all, then {@link RouteRules}. */
@Configuration
class SecurityConfiguration {

	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
			+ "worker-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
	private static final String PERMISSIONS_POLICY =
			"camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

	private static final Set<String> READING = Set.of("GET", "HEAD");

	@Bean
	SecurityFilterChain apiSecurity(HttpSecurity http, OpenRoutes routes, ObjectProvider<PublicPaths> elsewhere,
			CallerAuthentication authentication, SecurityProblems problems) {
		RequestMatcher open = publicPaths(routes, elsewhere.stream());
		return http
				.authorizeHttpRequests(rules -> rules
						.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
						.requestMatchers(open).permitAll()
						.requestMatchers(EndpointRequest.toAnyEndpoint()).hasAuthority(Permission.PLATFORM_WRITE.id())
						.requestMatchers("/api/**").authenticated()
						.anyRequest().denyAll())
				.oauth2ResourceServer(server -> server
						.bearerTokenResolver(new AccessToken(open))
						.authenticationManagerResolver(request -> authentication)
						.authenticationEntryPoint(problems).accessDeniedHandler(problems))
				.exceptionHandling(failures -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems))
				.addFilterBefore(new CallerChecks(problems), AuthorizationFilter.class)
				.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
				// CallerChecks replaces it: Spring's keeps its own cookie, ours is bound to the token.
				.csrf(AbstractHttpConfigurer::disable)
				.requestCache(AbstractHttpConfigurer::disable)
				.logout(AbstractHttpConfigurer::disable)
				.headers(SecurityConfiguration::headers)
				.build();
	}

	private static void headers(HeadersConfigurer<HttpSecurity> headers) {
		headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
				.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
				.permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS_POLICY))
				.httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false));
	}

	private static RequestMatcher publicPaths(OpenRoutes routes, Stream<PublicPaths> elsewhere) {
		Stream<RequestMatcher> ours = Stream.of(EndpointRequest.to(HealthEndpoint.class), userInterface(), routes);
		List<RequestMatcher> all = Stream.concat(ours, elsewhere.flatMap(paths -> paths.matchers().stream())).toList();
		return new OrRequestMatcher(all);
	}

	/** Files of the web UI hold no data; what they show they ask the API for. Compared after decoding, as MVC does. */
	private static RequestMatcher userInterface() {
		RequestMatcher reading = request -> READING.contains(request.getMethod());
		PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
		return new AndRequestMatcher(reading, new NegatedRequestMatcher(
				new OrRequestMatcher(paths.matcher("/api/**"), paths.matcher("/actuator/**"))));
	}
}
