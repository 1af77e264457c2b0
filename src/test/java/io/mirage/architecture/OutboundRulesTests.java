package io.mirage.architecture;

import java.net.URI;
import java.net.http.HttpRequest;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** What people type in is called through the guard: the modules that call it have no other way out. */
class OutboundRulesTests {

	private static final ArchRule NO_OTHER_WAY_OUT = noClasses().that().resideInAnyPackage("io.mirage.notification..", "io.mirage.integration..",
			"io.mirage.architecture..").should().dependOnClassesThat().resideInAnyPackage("java.net.http..", "org.apache.hc..")
			.orShould().dependOnClassesThat().haveFullyQualifiedName("java.net.Socket")
			.orShould().dependOnClassesThat().haveFullyQualifiedName("java.net.URL")
			.because("an address that nobody has judged may lead into the network we stand in");

	@Test
	void modulesThatCallWhatPeopleTypeInDoSoThroughTheGuard() {
		NO_OTHER_WAY_OUT.check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.mirage"));
	}

	@Test
	void aWayAroundIsFound() {
		assertThat(NO_OTHER_WAY_OUT.evaluate(new ClassFileImporter().importClasses(WayAround.class)).hasViolation()).isTrue();
	}

	private static final class WayAround {

		static HttpRequest call(URI typedIn) {
			return HttpRequest.newBuilder(typedIn).build();
		}
	}
}
