package io.mirage.collection.declared;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mirage.events.entities.EntityType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SourceReadingTests {

	private static final String RIGHT = """
			id: kites
			name: Kites
			description: Kites of a domain
			home: https://kites.example
			terms: CC0
			verified: documented
			base-url: https://api.kites.example
			limits: {interval: 2s, quota: none, pause: 3m}
			auth: {in: header, name: X-Key, optional: true}
			ask:
			- {about: DomainName,
			get: "/v1/{question}"}
			facts:
			- {each: "data[*]", entity: Name, value: name, relation: contains}
			""";

	@Test
	void readsWhatASourceNeeds() {
		DeclaredSource source = SourceReading.read("kites.yaml", RIGHT);

		assertThat(source.interval()).isEqualTo(Duration.ofSeconds(2));
		assertThat(source.pause()).isEqualTo(Duration.ofMinutes(3));
		assertThat(source.descriptor().consumes()).containsExactly(EntityType.DOMAIN_NAME);
		assertThat(source.descriptor().produces()).containsExactlyInAnyOrder(EntityType.DOMAIN_NAME, EntityType.HOSTNAME);
		assertThat(source.descriptor().needsKey()).isFalse();
	}

	@ParameterizedTest(name = "{1}")
	@CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
			id: kites                § id: Kites!          § kites.yaml, line 1: id is 'Kites!', not small letters and digits with - between them
			name: Kites              § nam: Kites          § kites.yaml, line 1: name is missing
			terms: CC0               § terms: CC0 \\n colour: red § kites.yaml, line 6: colour is not known here; known are answer, ask,
			verified: documented     § verified: surely    § kites.yaml, line 6: verified is 'surely', not one of documented, recorded, live
			base-url: https://api    § base-url: ftp://api § kites.yaml, line 7: base-url is 'ftp://api.kites.example', not a web address
			interval: 2s             § interval: soon      § kites.yaml, line 8: limits.interval is 'soon', not a duration such as 500ms, 2s or 1h
			in: header               § in: pocket          § kites.yaml, line 9: auth.in is 'pocket', not one of header, query, bearer, basic, template
			name: X-Key,             § nam: X-Key,         § kites.yaml, line 9: auth.name is missing
			about: DomainName        § about: Domain       § kites.yaml, line 11: ask[0].about is 'Domain', not one of DomainName, Hostname,
			get: "/v1/{question}"    § get: v1             § kites.yaml, line 12: ask[0].get is 'v1'; it begins with / and follows base-url
			get: "/v1/{question}"    § fetch: /v1          § ask[0].get is needed, or one of post and dns instead
			get: "/v1/{question}"    § get: "/{question | shout}" § kites.yaml, line 12: ask[0].get uses the filter 'shout'; there are after, asn,
			entity: Name             § entity: Kite        § kites.yaml, line 14: facts[0].entity is 'Kite', not question, Name
			relation: contains       § relation: flies     § kites.yaml, line 14: facts[0].relation is 'flies', not one of resolves_to,
			data[*]                  § data[x]             § kites.yaml, line 14: facts[0].each is 'data[x]', which is no path from character 5 on
			facts:                   § fakts:              § ask[0].facts is missing; it says what the answer means
			id: kites                § id: [               § kites.yaml, line
			""")
	void saysWhereWhatIsWrongAndWhatWouldBeRight(String right, String wrong, String complaint) {
		String text = RIGHT.replace(right, wrong.replace("\\n ", "\n"));

		assertThatExceptionOfType(SourceFileException.class).isThrownBy(() -> SourceReading.read("kites.yaml", text))
				.withMessageContaining(complaint.strip());
	}

	@Test
	void anEmptyFileIsNoSource() {
		assertThatExceptionOfType(SourceFileException.class).isThrownBy(() -> SourceReading.read("kites.yaml", ""))
				.withMessage("kites.yaml, line 1: the file is empty");
	}
}
