package io.mirage.collection.collectors.tls;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.Certificates;
import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.WildcardNames;
import io.mirage.collection.source.Answer;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;

class CertificateTextTests {

	@Test
	void takesTheCommonNameOnlyWithoutAlternativeNames() throws Exception {
		assertThat(CertificateText.of(Certificates.of("a.example.com", "", "B.example.com")).names()).containsExactly("b.example.com");
		assertThat(CertificateText.of(Certificates.of("a.example.com", "")).names()).containsExactly("a.example.com");
	}

	@Test
	void hostileNamesAreTextAndNoHosts() throws Exception {
		CertificateText certificate = CertificateText.of(Certificates.of("x", "CN=\"O=fake, CN=evil\"", "a b", "\u0000.example.com",
				"*", "*.", "*.*.example.com", "<script>.example.com", "-x.example.com", "192.0.2.1"));
		Answer answer = new Answer(new EntityParser());
		certificate.names().forEach(name -> WildcardNames.found(name, answer));

		assertThat(answer.facts()).isEmpty();
	}

	@Test
	void aHomographIsNotTheNameItLooksLike() {
		Answer answer = new Answer(new EntityParser());
		WildcardNames.found("ex\u0430mple.com", answer);

		assertThat(CollectorContract.facts(answer)).containsExactly("DomainName xn--exmple-4nf.com");
	}

	@Test
	void hasABoundOfNames() throws Exception {
		String[] names = new String[2000];
		for (int i = 0; i < names.length; i++) {
			names[i] = "h" + i + ".example.com";
		}
		assertThat(CertificateText.of(Certificates.of("x", "", names)).names()).hasSize(500);
	}
}
