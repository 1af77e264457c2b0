package io.mirage.storage.query;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CompletionTests {

	@Test
	void offersFieldsWhereAWordBegins() {
		assertThat(Completion.at("", 0).options()).extracting(Completion.Option::text).contains("type:", "severity>=", "OR");
		assertThat(Completion.at("x (ta", 5)).isEqualTo(new Completion(3, 5, "ta", null));
		assertThat(Completion.at("x (ta", 5).options()).extracting(Completion.Option::text).containsExactly("tag:");
		assertThat(Completion.at("-to.res", 7)).isEqualTo(new Completion(1, 7, "to.res", null));
		assertThat(Completion.at("-to.res", 7).options()).extracting(Completion.Option::text).containsExactly("to.resolves_to:");
	}

	@Test
	void offersValuesBehindAnOperator() {
		assertThat(Completion.at("type:host", 9).options()).extracting(Completion.Option::text).containsExactly("Hostname");
		assertThat(Completion.at("-severity>=", 11)).isEqualTo(new Completion(11, 11, "", Field.SEVERITY));
		assertThat(Completion.at("-severity>=", 11).options()).extracting(Completion.Option::text).contains("high");
		assertThat(Completion.at("type:Hostname,Ip rest", 16)).isEqualTo(new Completion(14, 16, "Ip", Field.TYPE));
	}

	@Test
	void knowsNothingOfForeignWordsAndBounds() {
		assertThat(Completion.at("https://x", 9).options()).isEmpty();
		assertThat(Completion.at("type:", 99).to()).isEqualTo(5);
		assertThat(Completion.at("type:", -1).to()).isZero();
	}
}
