package io.mirage.gateway;

import java.util.HashMap;
import java.util.Map;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

import io.mirage.platform.modules.ActiveModules;
import io.mirage.platform.modules.MirageModule;
import io.mirage.platform.security.PublicPaths;

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
