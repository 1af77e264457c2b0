package io.mirage.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import io.mirage.architecture.planted.intruder.FieldInjection;
import io.mirage.architecture.planted.intruder.Forger;
import io.mirage.architecture.planted.intruder.MutableEvent;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventRulesTests {

	private static final JavaClasses PRODUCT =
			new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.mirage");

	@Test
	void everyEventIsARecord() {
		EventRules.EVENTS_ARE_RECORDS.check(PRODUCT);
	}

	@Test
	void anEventThatIsNoRecordIsFound() {
		assertThatThrownBy(() -> EventRules.EVENTS_ARE_RECORDS.check(new ClassFileImporter().importClasses(MutableEvent.class)))
				.isInstanceOf(AssertionError.class).hasMessageContaining("MutableEvent");
	}

	@Test
	void onlyItsOwnerMakesAnEvent() {
		EventRules.ONLY_THE_OWNER_MAKES_AN_EVENT.check(PRODUCT);
	}

	@Test
	void aForgedEventIsFound() {
		assertThatThrownBy(() -> EventRules.ONLY_THE_OWNER_MAKES_AN_EVENT.check(new ClassFileImporter().importClasses(Forger.class)))
				.isInstanceOf(AssertionError.class).hasMessageContaining("ScanStopRequested");
	}

	@Test
	void nothingIsInjectedIntoFields() {
		EventRules.NO_FIELD_INJECTION.check(PRODUCT);
	}

	@Test
	void aFieldInjectionIsFound() {
		assertThatThrownBy(() -> EventRules.NO_FIELD_INJECTION.check(new ClassFileImporter().importClasses(FieldInjection.class)))
				.isInstanceOf(AssertionError.class).hasMessageContaining("FieldInjection");
	}
}
