package io.mirage.collection.collectors;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mirage.collection.source.Answer;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;

class ContactTests {

	private static final EntityRef DOMAIN = EntityRef.of(EntityType.DOMAIN_NAME, "example.com");

	@ParameterizedTest
	@ValueSource(strings = {"REDACTED FOR PRIVACY", "Redacted", "Data Protected", "Not Disclosed", "N/A", "none", "-",
			"Statutory Masking Enabled", "Please query the RDDS service of the Registrar", "Domains By Proxy, privacy service", " "})
	void aPlaceholderIsNobody(String text) {
		Answer answer = new Answer(new EntityParser());
		new Contact(List.of(text), List.of(text), List.of(text), List.of(text)).tell(DOMAIN, answer);

		assertThat(answer.facts()).isEmpty();
		assertThat(answer.relations()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({"Odd Fjeldmark, Person Odd Fjeldmark", "Kites Ltd, Organization Kites Ltd", "Cher, Person Cher"})
	void aLegalFormMakesAnOrganisation(String name, String fact) {
		assertThat(told(new Contact(List.of(name), List.of(), List.of(), List.of()))).containsExactly(fact);
	}

	@Test
	void anOrganisationThatStandsForTheHolderIsNoPerson() {
		assertThat(told(new Contact(List.of("Kite Makers"), List.of("Kite Makers"), List.of(), List.of())))
				.containsExactly("Organization Kite Makers");
	}

	@ParameterizedTest
	@ValueSource(strings = {"+1.2025550142", "tel:+1-202-555-0142", "+1 202 5550142 ext. 7", "+1.2025550142x99", "tel:+12025550142;ext=9"})
	void readsNumbersAsRegistriesWriteThem(String phone) {
		assertThat(told(new Contact(List.of(), List.of(), List.of(), List.of(phone)))).containsExactly("PhoneNumber +12025550142");
	}

	private static List<String> told(Contact contact) {
		Answer answer = new Answer(new EntityParser());
		contact.tell(DOMAIN, answer);
		assertThat(answer.relations()).hasSameSizeAs(answer.facts())
				.allSatisfy(relation -> assertThat(relation.target()).isEqualTo(DOMAIN));
		return List.copyOf(CollectorContract.facts(answer));
	}
}
