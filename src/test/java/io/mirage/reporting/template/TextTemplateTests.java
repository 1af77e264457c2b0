package io.mirage.reporting.template;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mirage.reporting.template.TextTemplate.InvalidText;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TextTemplateTests {

	private static final Map<String, Object> MODEL = Map.of("scan", Map.of("name", "Aurora", "completed", true),
			"counts", Map.of("findings", 2, "high", 0), "gaps", List.of(),
			"findings", List.of(Map.of("headline", "one", "severity", "high"), Map.of("headline", "two", "severity", "low")));

	@Test
	void putsValuesInTheirPlaces() throws InvalidText {
		assertThat(render("{{scan.name}}: {{ counts.findings }} findings{{! not shown }}.")).isEqualTo("Aurora: 2 findings.");
	}

	@Test
	void repeatsForEachAndShowsIfThereIsSomething() throws InvalidText {
		assertThat(render("{{#findings}}[{{severity}} {{headline}} of {{scan.name}}]{{/findings}}")).isEqualTo("[high one of Aurora][low two of Aurora]");
		assertThat(render("{{#counts.high}}high{{/counts.high}}{{^counts.high}}none{{/counts.high}}")).isEqualTo("none");
		assertThat(render("{{#scan.completed}}done{{/scan.completed}}{{#gaps}}x{{/gaps}}{{^gaps}} no gaps{{/gaps}}")).isEqualTo("done no gaps");
	}

	@Test
	void valuesAreTextWhateverTheyHold() throws InvalidText {
		Map<String, Object> hostile = Map.of("scan", Map.of("name", "# {{scan.id}}\n- \u202e<b>"), "targets",
				List.of(Map.of("value", "> x"), Map.of("value", "\\# y")));

		assertThat(TextTemplate.parse("{{scan.name}}\nof {{scan.name}}").render(hostile))
				.isEqualTo("\\# {{scan.id}} - [U+202E]<b>\nof # {{scan.id}} - [U+202E]<b>");
		assertThat(TextTemplate.parse("{{#targets}}{{value}}\n{{/targets}}").render(hostile)).isEqualTo("\\> x\n\\\\# y\n");
	}

	@Test
	void saysWhatIsWrongAndInWhichLine() {
		wrong("{{scan.nam}}", 1, "there is no field 'scan.nam' here. Known are: counts.critical, ");
		wrong("{{scan.name.class}}", 1, "there is no field 'scan.name.class' here.");
		wrong("a\nb {{!\n}}\n{{headline}}", 4, "there is no field 'headline' here.");
		wrong("{{#findings}}{{value}}{{/findings}}", 1, "there is no field 'value' here.");
		wrong("\n{{#findings}}\n\n", 2, "the section 'findings' is not closed by '{{/findings}}'.");
		wrong("{{/findings}}", 1, "'{{/findings}}' closes nothing; open is no section.");
		wrong("{{#findings}}{{/gaps}}", 1, "'{{/gaps}}' closes nothing; open is 'findings'.");
		wrong("{{>other}}", 1, "'{{>other}}' is not part of this language.");
		wrong("{{=<% %>=}}", 1, "'{{=<% %>=}}' is not part of this language.");
		wrong("{{{scan.name}}}", 1, "values are always text: write '{{name}}' with two braces.");
		wrong("{{ scan.name", 1, "'{{' is not closed by '}}'.");
		wrong("{{}}", 1, "'{{}}' names no field.");
	}

	private static void wrong(String text, int line, String message) {
		assertThatExceptionOfType(InvalidText.class).as(text).isThrownBy(() -> TextTemplate.parse(text))
				.withMessageStartingWith(message).satisfies(invalid -> assertThat(invalid.line()).as(text).isEqualTo(line));
	}

	@Test
	void aRepetitionInARepetitionEnds() throws InvalidText {
		String open = "{{#findings}}".repeat(40);
		String close = "{{/findings}}".repeat(40);

		assertThat(render("{{#findings}}".repeat(18) + "{{headline}}" + "{{/findings}}".repeat(18))).hasSizeBetween(400_000, 600_000);
		assertThat(render(open + "{{! nothing }}" + close)).isEmpty();
	}

	private static String render(String text) throws InvalidText {
		return TextTemplate.parse(text).render(MODEL);
	}
}
