package io.mirage.auth;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.mirage.support.ModuleTest;

import static io.mirage.auth.SignInFixture.PASSWORD;
import static io.mirage.auth.SignInFixture.post;
import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
@Import(SignInFixture.class)
@TestPropertySource(properties = "mirage.sign-in.passwords=false")
class PasswordsOffTests {

	@Autowired MockMvcTester mvc;
	@Autowired SignInFixture people;

	@Test
	void noPasswordOpensAnything() {
		String username = people.somebody("admin").username();

		assertThat(SignInFixture.signIn(mvc, username, PASSWORD)).hasStatus(403).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/password-sign-in-off");
		assertThat(post(mvc, "/api/v1/auth/tokens", "{\"grant_type\": \"password\", \"username\": \"" + username
				+ "\", \"password\": \"" + PASSWORD + "\"}")).hasStatus(403);
		assertThat(mvc.get().uri("/api/v1/auth/providers")).bodyJson().extractingPath("$.passwords").isEqualTo(false);
	}
}
