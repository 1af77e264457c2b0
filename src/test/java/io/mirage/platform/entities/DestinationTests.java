package io.mirage.platform.entities;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DestinationTests {

	@ParameterizedTest
	@CsvSource({"http://WWW.Example.com,www.example.com:80", "https://www.example.com./x,www.example.com:443",
			"https://user:secret@www.example.com:8443/,www.example.com:8443", "http://[2001:DB8:0::1]/,[2001:db8::1]:80",
			"http://[::ffff:127.0.0.1]/,127.0.0.1:80", "HTTPS://192.0.2.1/,192.0.2.1:443"})
	void readsWebAddresses(URI uri, String destination) {
		assertThat(Destination.of(uri).orElseThrow()).hasToString(destination);
	}

	@ParameterizedTest
	@ValueSource(strings = {"ftp://www.example.com/", "file:///etc/passwd", "http:///x", "mailto:a@example.com", "http://2130706433/",
			"http://0x7f.1/", "http://127.1/", "http://0177.0.0.1/", "http://127.0.0.1:70000/", "gopher://127.0.0.1/", "/relative"})
	void takesNothingElse(URI uri) {
		assertThat(Destination.of(uri)).isEmpty();
	}

	@Test
	void readsNamesInAnyScript() {
		assertThat(Destination.of("BÜCHER.example", 443).orElseThrow().host()).isEqualTo("xn--bcher-kva.example");
		assertThat(Destination.ofName("_dmarc.Example.com.").orElseThrow()).hasToString("_dmarc.example.com");
		assertThat(Destination.ofName("*.example.com")).isPresent();
		assertThat(Destination.ofName("192.0.2.1")).isEmpty();
		assertThat(Destination.of("a b.example", 80)).isEmpty();
		assertThat(Destination.of("a..example", 80)).isEmpty();
		assertThat(Destination.of("x".repeat(64) + ".example", 80)).isEmpty();
		assertThat(Destination.of("", 80)).isEmpty();
	}
}
