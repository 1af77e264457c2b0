package io.mirage.collection.declared;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Sources that are declared in files.
 *
 * @param enabled whether there are any besides the collectors of the product's code
 * @param settings what they need, as {@code id.setting=value}, for example {@code shodan.key=…}; a key that is given more
 *            than once is used in turns. What stands here never shows among the settings that can be read, so it
 *            is a place for keys; a setting {@code source-secret.shodan.key} takes its place
 */
@Validated
@ConfigurationProperties("mirage.collection.declared")
record DeclaredProperties(@DefaultValue("true") boolean enabled, @DefaultValue List<String> settings) {

	static final String BASE_URL = "base-url";
	static final String ENABLED = "enabled";

	/** Several values with blanks between them; empty if there is none. */
	String setting(String source, String name) {
		String prefix = source + "." + name + "=";
		return settings.stream().filter(entry -> entry.startsWith(prefix)).map(entry -> entry.substring(prefix.length()).strip())
				.collect(Collectors.joining(" "));
	}
}
