package io.mirage.collection.declared;

import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ExpressionTests {

	private static final JsonNode ANSWER = Fixture.JSON.readTree("""
			{"host": "WWW.example.com", "ports": [22, 443], "none": null, "a.b": 1,
			"deep": {"x": {"n": 1}, "y": {"n": 2}}, "rows": [["p", "q"], ["r"]]}""");

	@ParameterizedTest(name = "{0} is {1}")
	@CsvSource(delimiter = '=', quoteCharacter = '`', textBlock = """
			@.host                = WWW.example.com
			host | lower          = www.example.com
			ports[*]              = 22, 443
			ports[0]              = 22
			ports[-1]             = 443
			ports                 =
			none                  =
			nothing.there[3]      =
			'a.b'                 = 1
			deep.*.n              = 1, 2
			deep.~                = x, y
			rows[*][0]            = p, r
			question              = example.org
			$.host                = WWW.example.com
			""")
	void findsParts(String expression, @Nullable String expected) {
		List<String> values = Expression.of(expression).values(Scope.of(ANSWER, "example.org")).toList();

		assertThat(String.join(", ", values)).isEqualTo(expected == null ? "" : expected);
	}

	@ParameterizedTest(name = "{1} of {0} is {2}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			*.Example.com               | unwild               | Example.com
			https://u@a.example:8443/x  | host                 | a.example
			http://[2001:db8::1]:80/    | host                 | 2001:db8::1
			a@b.example                 | host                 | b.example
			2001:db8::7                 | host                 | 2001:db8::7
			AS 64496 Example            | asn                  | AS64496
			1700000000                  | date                 | 2023-11-14T22:13:20Z
			1700000000000               | date                 | 2023-11-14T22:13:20Z
			yesterday                   | date                 | yesterday
			203.0.113.7                 | reversed             | 7.113.0.203
			2001:db8::7                 | reversed             | 7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2
			a:b:c                       | before::             | a
			a:b:c                       | after::              | b:c
			abc                         | after::              |
			10 mail.example             | find:\\S+$           | mail.example
			abc                         | find:a(.)            | b
			jo                          | base64               | am8=
			jo                          | prefix:x             | xjo
			2001:db8::7                 | bracketed            | [2001:db8::7]
			a,b                         | split:,              | a+b
			""")
	void filtersTexts(String text, String filter, @Nullable String expected) {
		assertThat(String.join("+", Filter.of(filter).apply(text).toList())).isEqualTo(expected == null ? "" : expected);
	}

	@Test
	void fillsTemplates() {
		Scope scope = Scope.of(ANSWER, "example.org");

		assertThat(Template.of("{question}:{ports[1]}/tcp").text(scope, UnaryOperator.identity())).contains("example.org:443/tcp");
		assertThat(Template.of("/{host}/{nothing}").text(scope, UnaryOperator.identity())).isEmpty();
		assertThat(Template.of("/a b/{host}").text(scope, text -> "<" + text + ">")).contains("/a b/<WWW.example.com>");
		assertThat(Template.ofValue("ports[*]").values(scope)).containsExactly("22", "443");
		assertThat(Template.ofValue("{host} {ports[0]}").values(scope)).containsExactly("WWW.example.com 22");
		assertThat(Template.ofValue("ports[*]").joined(scope)).contains("22, 443");
	}

	@ParameterizedTest
	@CsvSource({"a..b", "[x]", "a b", "a.", "''"})
	void refusesWhatIsNoPath(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Path.of(text)).withMessageMatching("(?s)is .*");
	}

	@Test
	void aQuestionCannotChangeAnAddress() {
		assertThat(Encoding.segment("../../admin?x=1#y")).isEqualTo("..%2F..%2Fadmin%3Fx%3D1%23y");
		assertThat(Encoding.query("a&b=c+d %")).isEqualTo("a%26b%3Dc%2Bd%20%25");
		assertThat(Encoding.form("a b&ü")).isEqualTo("a+b%26%C3%BC");
	}
}
