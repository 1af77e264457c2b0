package io.mirage.auth.federation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReturnPathTests {

	@ParameterizedTest
	@ValueSource(strings = {"/", "/scans", "/scans/0190?tab=graph&q=a%20b", "/scans#top", "/login"})
	void keepsAPathOfOurs(String path) {
		assertThat(ReturnPath.of(path)).isEqualTo(path);
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "scans", "https://evil.example", "//evil.example", "///evil.example", "/\\evil.example",
			"\\\\evil.example", "/\t/evil.example", "/%09/evil.example\n", "javascript:alert(1)", " /scans", "/a/..//evil.example",
			"/./\\evil.example", "/.//evil.example", "https:evil.example", "//user@evil.example", "/scans\r\nSet-Cookie: a=b",
			"/api/v1/auth/session", "/x/../api/v1/scans", "/%zz", "/sc\u00e4n"})
	void leadsEverythingElseToTheFirstPage(String wanted) {
		assertThat(ReturnPath.of(wanted)).isEqualTo("/");
	}

	@Test
	void leadsNowhereElseWhenNothingIsWanted() {
		assertThat(ReturnPath.of(null)).isEqualTo("/");
		assertThat(ReturnPath.of("/" + "a".repeat(2000))).isEqualTo("/");
	}
}
