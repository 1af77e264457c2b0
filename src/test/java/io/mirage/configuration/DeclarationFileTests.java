package io.mirage.configuration;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DeclarationFileTests {

	private final DeclarationFile file = new DeclarationFile("kites.yaml", JsonMapper.shared());

	@Test
	void theFileNamesTheNamespace() {
		List<Declaration> declarations = read("- {key: string.length, type: integer, default: 50, description: In metres.}");

		assertThat(declarations).singleElement().satisfies(declaration -> {
			assertThat(declaration.namespace()).isEqualTo("kites");
			assertThat(declaration.key()).isEqualTo("string.length");
			assertThat(declaration.fallback().intValue()).isEqualTo(50);
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"{type: string, default: a, description: b}                            | key is missing",
			"{key: Upper, type: string, default: a, description: b}                | lower-case words",
			"{key: tail, type: text, default: a, description: b}                   | type is 'text', not one of string, integer",
			"{key: tail, type: string, description: b}                             | default is missing",
			"{key: tail, type: string, default: a}                                 | description is missing",
			"{key: tail, type: integer, default: long, description: b}             | tail is 'long', not a whole number",
			"{key: tail, type: integer, default: 1, min: 2, description: b}        | tail is 1, not at least 2",
			"{key: tail, type: integer, default: 1, min: few, description: b}      | min is \"few\", which is no limit for a integer",
			"{key: tail, type: boolean, default: true, max: 2, description: b}     | a boolean has no max",
			"{key: tail, type: integer, default: 1, pattern: x, description: b}    | a integer has no pattern",
			"{key: tail, type: string, default: a, pattern: '(', description: b}   | pattern is not a regular expression",
			"{key: tail, type: string, default: a, description: b, colour: red}    | unknown field 'colour'"})
	void aWrongDeclarationNamesFileAndReason(String entry, String reason) {
		assertThatIllegalStateException().isThrownBy(() -> read("- " + entry))
				.withMessageStartingWith("settings/kites.yaml, ").withMessageContaining(reason);
	}

	@Test
	void aFileIsAListWithoutDuplicates() {
		String tail = "- {key: tail, type: string, default: a, description: b}\n";

		assertThatIllegalStateException().isThrownBy(() -> read("tail: 1")).withMessageContaining("kites.yaml is not a list");
		assertThatIllegalStateException().isThrownBy(() -> read("- tail")).withMessageContaining("'tail': it is not a mapping");
		assertThatIllegalStateException().isThrownBy(() -> read(tail + tail)).withMessageContaining("tail: it is declared twice");
	}

	private List<Declaration> read(String yaml) {
		return file.read(new Yaml().load(yaml));
	}
}
