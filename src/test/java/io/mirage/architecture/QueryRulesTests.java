package io.mirage.architecture;

import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** A stream of rows keeps its connection until somebody closes it, and outside a transaction nobody else does. */
class QueryRulesTests {

	private static final ArchRule NO_OPEN_STREAMS = noClasses().should().callMethod(JdbcClient.MappedQuerySpec.class, "stream")
			.because("an unclosed stream never gives its connection back to the pool").allowEmptyShould(true);

	@Test
	void rowsAreListsAndNoOpenStreams() {
		JavaClasses product = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.mirage");

		NO_OPEN_STREAMS.check(product);
	}

	@Test
	void anOpenStreamIsFound() {
		assertThat(NO_OPEN_STREAMS.evaluate(new ClassFileImporter().importClasses(Leak.class)).hasViolation()).isTrue();
	}

	private static final class Leak {

		static Stream<String> names(JdbcClient jdbc) {
			return jdbc.sql("select name").query(String.class).stream();
		}
	}
}
