package io.mirage.auth.federation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.validation.Validation;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the administrators' page shows is what the program reads. */
class SignInDocumentTests {

	private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

	@Test
	void theExamplesAreSettingsWithSecretsFromTheEnvironment() throws IOException {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("environment", Map.of("CORP_CLIENT_SECRET", "of the provider",
				"CORP_BIND_PASSWORD", "of the directory", "MAIL_PASSWORD", "of the post")));
		List<String> examples = YAML.matcher(Files.readString(Path.of("docs/sign-in.md"))).results().map(found -> found.group(1)).toList();
		for (String example : examples) {
			new YamlPropertySourceLoader().load("example " + examples.indexOf(example),
					new ByteArrayResource(example.getBytes(StandardCharsets.UTF_8))).forEach(environment.getPropertySources()::addLast);
		}

		SignInProperties properties = Binder.get(environment).bind("mirage.sign-in", SignInProperties.class).get();

		assertThat(Validation.buildDefaultValidatorFactory().getValidator().validate(properties)).isEmpty();
		assertThat(properties.providers()).singleElement().satisfies(provider -> {
			assertThat(provider.clientSecret()).isEqualTo("of the provider");
			assertThat(provider.rolesFor(Set.of("it-admins"))).containsExactly("admin");
		});
		assertThat(properties.samlProviders()).singleElement().satisfies(provider -> {
			assertThat(provider.signInUrl()).hasHost("idp.example.com");
			assertThat(provider.rolesFor(Set.of("osint-team"))).containsExactly("analyst");
		});
		assertThat(properties.directories()).singleElement().satisfies(directory -> {
			assertThat(directory.bindPassword()).isEqualTo("of the directory");
			assertThat(directory.rolesFor(Set.of("cn=it,ou=groups,dc=example,dc=com"))).containsExactly("admin");
		});
		assertThat(properties.passwords()).isFalse();
		assertThat(environment.getProperty("spring.mail.password")).isEqualTo("of the post");
	}

	@Test
	void everySettingItNamesExists() throws IOException {
		String page = Files.readString(Path.of("docs/sign-in.md"));
		String names = Pattern.compile("^\\| (`[a-z-]+`(?:, `[a-z-]+`)*) \\|", Pattern.MULTILINE).matcher(page).results()
				.map(row -> row.group(1)).collect(Collectors.joining(" "));
		List<String> known = Stream.of(SignInProperties.Provider.class, SignInProperties.SamlProvider.class, SignInProperties.Directory.class)
				.flatMap(type -> Arrays.stream(type.getRecordComponents()))
				.map(component -> component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT)).toList();

		List<String> problems = Arrays.stream(FederationProblem.values()).map(FederationProblem::slug).toList();
		assertThat(Pattern.compile("`([a-z-]+)`").matcher(names).results().map(name -> name.group(1)))
				.isNotEmpty().allMatch(name -> known.contains(name) || problems.contains(name)
						|| List.of("not-admitted", "account-closed").contains(name));
	}
}
