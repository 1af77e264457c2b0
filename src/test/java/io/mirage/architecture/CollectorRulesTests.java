package io.mirage.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mirage.architecture.planted.collectors.Smuggler;

import static org.assertj.core.api.Assertions.assertThat;

class CollectorRulesTests {

	private static final JavaClasses PRODUCT =
			new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.mirage");
	private static final JavaClasses PLANTED = new ClassFileImporter().importClasses(Smuggler.class);

	@Test
	void collectorsHaveNoWayOutOfTheirOwn() {
		CollectorRules.NO_OWN_WAY_OUT.check(PRODUCT);
		CollectorRules.NO_NETWORK_OF_ITS_OWN.check(PRODUCT);
		CollectorRules.NO_LOOK_UPS.check(PRODUCT);
		CollectorRules.DECLARED_SOURCES_HAVE_NO_OWN_WAY_OUT.check(PRODUCT);
	}

	@Test
	void collectorsKnowTheirClientAndTheVocabularyOnly() {
		CollectorRules.OF_MIRAGE_ONLY_THE_VOCABULARY.check(PRODUCT);
	}

	@ParameterizedTest
	@ValueSource(strings = {"java.net.Socket", "java.net.http.HttpClient", "org.xbill.DNS.SimpleResolver", "java.nio.file.Files",
			"java.lang.ProcessBuilder", "java.io.FileInputStream"})
	void anOwnWayOutIsFound(String type) {
		assertThat(violations(CollectorRules.NO_OWN_WAY_OUT)).contains(type);
	}

	@ParameterizedTest
	@ValueSource(strings = {"java.net.Socket", "java.net.http.HttpClient", "org.xbill.DNS.SimpleResolver", "java.lang.ProcessBuilder"})
	void aNetworkOfItsOwnIsFound(String type) {
		assertThat(violations(CollectorRules.NO_NETWORK_OF_ITS_OWN)).contains(type);
	}

	@ParameterizedTest
	@ValueSource(strings = {"InetAddress.getByName", "InetAddress.getHostName", "Jsoup.connect", "URI.toURL"})
	void aLookUpIsFound(String call) {
		assertThat(violations(CollectorRules.NO_LOOK_UPS)).contains(call);
	}

	@Test
	void aReachIntoTheEngineIsFound() {
		assertThat(violations(CollectorRules.OF_MIRAGE_ONLY_THE_VOCABULARY)).contains("io.mirage.platform.web.PlatformProblem");
	}

	private static String violations(ArchRule rule) {
		return rule.evaluate(PLANTED).getFailureReport().toString();
	}
}
