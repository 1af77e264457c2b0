package io.mirage.collection.collectors.web;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class ProductTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"nginx/1.24.0|nginx 1.24.0", "Gitea|Gitea", "Jetty(9.4.51)|Jetty 9.4.51",
			"Apache/2.4.57 (Debian)|Apache 2.4.57", "Apache/2.4 (Ubuntu) OpenSSL/3.0 PHP/8.2|Apache 2.4;OpenSSL 3.0;PHP 8.2",
			"PHP/8.2.7, ASP.NET|PHP 8.2.7;ASP.NET", "WordPress 6.4.2|WordPress 6.4.2", "Microsoft FrontPage 4.0|Microsoft FrontPage 4.0",
			"Joomla! - Open Source Content Management|Joomla!", "Drupal 10 (https://www.drupal.org)|Drupal 10",
			"Microsoft-IIS/10.0|Microsoft-IIS 10.0", "Hugo v0.121|Hugo v0.121"})
	void readsHowSoftwareIntroducesItself(String text, String products) {
		assertThat(Product.list(text)).extracting(product -> (product.name() + " " + product.version()).strip())
				.containsExactly(products.split(";"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", " ", "1.2.3", "/", "(Debian)", "<script>alert(1)</script>", "=1+1", "\u001b[31m", "-"})
	void namesNothingWhereNoNameIs(String text) {
		assertThat(Product.list(text)).isEmpty();
	}

	@Test
	void isBoundedAndQuick() {
		assertTimeout(Duration.ofSeconds(10), () -> {
			assertThat(Product.list("a/1 ".repeat(100_000))).hasSize(10);
			assertThat(Product.list("x".repeat(1_000_000))).isEmpty();
			assertThat(Product.list(" (".repeat(500_000))).isEmpty();
		});
	}
}
