package io.mirage.reporting.format;

import java.io.StringWriter;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mirage.platform.readmodel.VisibleText;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HtmlWriterTests {

	private final StringWriter out = new StringWriter();
	private final HtmlWriter html = new HtmlWriter(out);

	@Test
	void whatWasBegunIsEndedInsideOut() {
		html.begin("ul", Map.of());
		html.begin("li", Map.of("title", "<"));
		html.text("x");
		html.end();
		html.end();

		assertThat(out).hasToString("<ul><li title=\"&lt;\">x</li></ul>");
		assertThat(html.depth()).isZero();
	}

	@Test
	void textIsNeverMarkup() {
		html.say("p", "<script>alert('\"&\")</script>");

		assertThat(out).hasToString("<p>&lt;script&gt;alert(&#39;&quot;&amp;&quot;)&lt;/script&gt;</p>");
	}

	@Test
	void attributesCannotBeLeft() {
		html.say("td.num.zero", Map.of("title", "\" onload=\"x()"), "1");

		assertThat(out).hasToString("<td class=\"num zero\" title=\"&quot; onload=&quot;x()\">1</td>");
	}

	@Test
	void elementsCloseInsideOut() {
		html.in("ul", () -> html.in("li", () -> html.say("b", "x")));

		assertThat(out).hasToString("<ul><li><b>x</b></li></ul>");
	}

	@Test
	void whatSteersTheDisplayIsNamed() {
		html.text("a\u0000\u001b[2J\u202etxt.exe\u2066\ufeff\ud800\uffff\nb");

		assertThat(out).hasToString("a[U+0000][U+001B][2J[U+202E]txt.exe[U+2066][U+FEFF][U+D800][U+FFFF] b");
	}

	@Test
	void writingsOfTheWorldStayAsTheyAre() {
		String names = "Zoë Łukasz Ömer Ελένη Юлия محمد שרה 田中 นภา \u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 👩\u200d🔬";

		assertThat(VisibleText.of(names)).isEqualTo(names);
	}

	@Test
	void longTextIsCutBetweenCharacters() {
		assertThat(VisibleText.of("😀".repeat(10), 3)).isEqualTo("😀😀😀…");
		assertThat(VisibleText.of("abc", 3)).isEqualTo("abc");
	}

	@Test
	void aStyleSheetCannotEndItsElement() {
		assertThatIllegalArgumentException().isThrownBy(() -> html.style("a{}</style><script>"));
	}
}
