package io.mirage.platform.web;

import java.util.Set;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The API speaks JSON. Libraries that are there for something else, such as CBOR for passkeys and YAML for source files,
 * would otherwise teach every route their language, and with it a parser that nobody has thought of.
 */
@Configuration
class MediaTypes implements WebMvcConfigurer {

	private static final Set<String> FOREIGN = Set.of("cbor", "yaml", "x-yaml", "xml", "x-jackson-smile", "x-protobuf");

	@Override
	public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
		converters.configureMessageConvertersList(all -> all.removeIf(MediaTypes::isForeign));
	}

	private static boolean isForeign(HttpMessageConverter<?> converter) {
		return converter.getSupportedMediaTypes().stream().anyMatch(type -> FOREIGN.contains(type.getSubtype()));
	}
}
