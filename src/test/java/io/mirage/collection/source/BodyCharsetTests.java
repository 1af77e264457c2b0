package io.mirage.collection.source;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BodyCharsetTests {

	@Test
	void theServerIsBelieved() {
		assertThat(text("凧", "iso-2022-jp", "text/html; charset=ISO-2022-JP")).isEqualTo("凧");
	}

	@Test
	void thePageMaySayItself() {
		assertThat(text("<meta charset=\"iso-2022-jp\"><p>凧", "iso-2022-jp", "text/html")).endsWith("凧");
		assertThat(text("<meta http-equiv=content-type content='text/html; charset=koi8-r'>змей", "koi8-r", "text/html; charset=nonsense")).endsWith("змей");
		assertThat(text("<?xml version=\"1.0\" encoding=\"iso-8859-2\"?><a>łódź</a>", "iso-8859-2", "text/xml")).contains("łódź");
	}

	@Test
	void aMarkIsStrongerThanWords() {
		assertThat(text("\ufeffkite", "utf-16le", "text/plain; charset=utf-8")).endsWith("kite").hasSize(5);
	}

	@Test
	void whatIsNotUtf8IsWestern() {
		assertThat(text("café – 5 €", "windows-1252", "text/plain")).isEqualTo("café – 5 €");
		assertThat(text("café", "utf-8", "text/plain")).isEqualTo("café");
	}

	@Test
	void aCharacterThatWasCutDoesNotChangeTheRest() {
		byte[] whole = "café".getBytes(StandardCharsets.UTF_8);
		HttpReply reply = reply(Arrays.copyOf(whole, whole.length - 1), "text/plain");

		assertThat(reply.text()).startsWith("caf").doesNotContain("Ã");
	}

	private static String text(String text, String charset, String type) {
		return reply(text.getBytes(Charset.forName(charset)), type).text();
	}

	private static HttpReply reply(byte[] body, String type) {
		return new HttpReply(URI.create("http://www.example.com/"), 200, Map.of("content-type", type), body, new Evidence("message/http", body, false));
	}
}
