package io.mirage.collection.declared;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.mirage.collection.declared.Format.Kind;
import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.SourceException.Unreadable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FormatTests {

	private static Format table(List<String> columns) {
		return new Format(Kind.CSV, columns, ',', "#", Pattern.compile(""), 0);
	}

	@Test
	void aTableHasItsColumnsFromItsFirstRowOrFromTheFile() throws Exception {
		assertThat(table(List.of()).read("# list\nname,note\na,\"x, \"\"y\"\"\"\n\nb", "s").toString())
				.isEqualTo("[{\"name\":\"a\",\"note\":\"x, \\\"y\\\"\"},{\"name\":\"b\"}]");
		assertThat(table(List.of("host", "ip")).read("a,1,more", "s").toString()).isEqualTo("[{\"host\":\"a\",\"ip\":\"1\"}]");
	}

	@Test
	void linesAreTexts() throws Exception {
		assertThat(new Format(Kind.LINES, List.of(), ',', ";", Pattern.compile(""), 1).read("head\n a \n\n; no\nb", "s").toString())
				.isEqualTo("[\"a\",\"b\"]");
	}

	@Test
	void groupsOfAnExpressionAreMembers() throws Exception {
		assertThat(new Format(Kind.REGEX, List.of(), ',', "", Pattern.compile("(?<a>\\w)-(?<b>\\d)?"), 0).read("x-1 y-", "s").toString())
				.isEqualTo("[{\"a\":\"x\",\"b\":\"1\"},{\"a\":\"y\",\"b\":null}]");
	}

	@Test
	void elementsAreObjects() throws Exception {
		assertThat(Format.of(Kind.XML).read("<ip n=\"7\"><count>3</count><count>4</count></ip>", "s").toString())
				.isEqualTo("{\"ip\":[{\"n\":\"7\",\"count\":[{\"text\":\"3\"},{\"text\":\"4\"}]}]}");
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> Format.of(Kind.XML).read("<a>".repeat(500), "s"));
	}

	@Test
	void whatIsNotWrittenAsPromisedIsUnreadable() {
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> Format.of(Kind.JSON).read("<html>", "kites.example"))
				.withMessageContaining("kites.example sent no JSON");
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> Format.of(Kind.NDJSON).read("{}\nnot json", "kites.example"));
	}

	@Test
	void ofACutAnswerWholeLinesCount() throws Exception {
		assertThat(Format.of(Kind.LINES).read(cut("one\ntwo\nthr")).toString()).isEqualTo("[\"one\",\"two\"]");
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> Format.of(Kind.JSON).read(cut("[1,2")))
				.withMessageContaining("more than the 4 bytes");
	}

	private static HttpReply cut(String text) {
		byte[] body = text.getBytes(StandardCharsets.UTF_8);
		return new HttpReply(URI.create("https://kites.example/"), 200, Map.of(), body, new Evidence("message/http", body, true));
	}
}
