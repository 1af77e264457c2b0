package io.mirage.gateway;

import java.io.IOException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Serves the web UI: hashed files for good, the page anew each time, and the page for every address the UI knows itself. */
@Configuration
class UserInterface implements WebMvcConfigurer {

	private static final String FILES = "classpath:/static/";
	private static final Duration YEAR = Duration.ofDays(365);

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler("/assets/**").addResourceLocations(FILES + "assets/")
				.setCacheControl(CacheControl.maxAge(YEAR).cachePublic().immutable());
		registry.addResourceHandler("/**").addResourceLocations(FILES).setCacheControl(CacheControl.noCache())
				.resourceChain(true).addResolver(new PageForRoutes());
	}

	@Override
	public void addViewControllers(ViewControllerRegistry registry) {
		registry.addViewController("/").setViewName("forward:/index.html");
	}

	private static final class PageForRoutes extends PathResourceResolver {

		@Override
		protected @Nullable Resource getResource(String path, Resource location) throws IOException {
			Resource file = super.getResource(path, location);
			return file != null || !isRoute(path) ? file : super.getResource("index.html", location);
		}

		/** A name with a dot is a file, and one that is missing must be told so. */
		private static boolean isRoute(String path) {
			return !path.startsWith("api/") && !path.startsWith("actuator/") && !path.equals("api")
					&& path.indexOf('.', path.lastIndexOf('/') + 1) < 0;
		}
	}
}
