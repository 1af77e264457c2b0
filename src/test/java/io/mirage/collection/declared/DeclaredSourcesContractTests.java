package io.mirage.collection.declared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

import io.mirage.collection.declared.SourceFiles.SourceFile;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Fact;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.KeyMissing;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Every source that ships: its file, what it makes of the answers in its fixture, and what of garbage. */
class DeclaredSourcesContractTests {

	private static final Schema SCHEMA = schema();

	private static final Set<EntityType> EITHER_OR =
			EnumSet.of(EntityType.DOMAIN_NAME, EntityType.HOSTNAME, EntityType.PERSON, EntityType.ORGANIZATION);

	static Stream<SourceFile> files() {
		return Shipped.files().stream();
	}

	static Stream<DeclaredSource> sources() {
		return Shipped.sources();
	}

	static Stream<Fixture> fixtures() {
		return Shipped.fixtures();
	}

	static Stream<Fixture> answeredOverHttp() {
		return fixtures().filter(fixture -> fixture.outcome().equals("answered") && !fixture.calls().getFirst().to().startsWith("dns "));
	}

	@Test
	void thereAreAsManyAsPromised() {
		assertThat(sources().filter(source -> !source.authentication().isNeeded())).hasSizeGreaterThanOrEqualTo(55);
		assertThat(sources().filter(source -> source.authentication().isNeeded())).hasSizeGreaterThanOrEqualTo(20);
	}

	@ParameterizedTest
	@MethodSource("files")
	void isNamedAsItsFileAndFitsTheSchema(SourceFile file) {
		assertThat(file.name()).isEqualTo("sources/" + SourceReading.read(file.name(), file.text()).id() + ".yaml");
		assertThat(SCHEMA.validate(Fixture.JSON.<JsonNode>valueToTree(Fixture.yaml(file.text())))).isEmpty();
	}

	private static Schema schema() {
		try (InputStream in = new ClassPathResource("sources/schema.json").getInputStream()) {
			return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
		} catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	@ParameterizedTest
	@MethodSource("sources")
	void describesItself(DeclaredSource source) {
		CollectorDescriptor descriptor = source.descriptor();

		assertThat(descriptor.name()).isNotBlank();
		assertThat(descriptor.description()).isNotBlank().doesNotEndWith(".");
		assertThat(source.terms()).isNotBlank();
		assertThat(source.quota()).as("quota").isNotBlank();
		assertThat(descriptor.minInterval()).as("interval").isPositive();
		assertThat(descriptor.produces()).isNotEmpty();
	}

	@ParameterizedTest
	@MethodSource("sources")
	void hasACaseForEveryTypeItConsumesAndOneThatIsEmpty(DeclaredSource source) {
		List<Fixture> cases = Shipped.fixtures(source.id());
		Set<EntityType> answered = cases.stream().filter(one -> one.outcome().equals("answered"))
				.map(one -> one.question().entity().type()).collect(Collectors.toSet());

		assertThat(answered).as("types with an answered case").containsAll(source.descriptor().consumes());
		assertThat(cases).as("an empty case").anyMatch(one -> one.outcome().equals("empty"));
	}

	@ParameterizedTest
	@MethodSource("fixtures")
	void makesOfTheRecordedAnswerWhatItShould(Fixture fixture) throws InterruptedException {
		FixtureClient client = new FixtureClient(fixture);
		DeclaredCollector collector = Shipped.collector(fixture.source());
		Answer answer = new Answer(new EntityParser());

		assertThat(outcome(collector, fixture, client, answer)).isEqualTo(fixture.outcome());
		assertThat(client.isExhausted()).as("every call was made").isTrue();
		assertThat(answer.facts()).extracting(DeclaredSourcesContractTests::text).containsExactlyInAnyOrderElementsOf(fixture.facts());
		fixture.relations().ifPresent(expected -> assertThat(answer.relations()).extracting(relation -> relation.source().value() + " "
				+ relation.type() + " " + relation.target().value()).containsExactlyInAnyOrderElementsOf(expected));
		assertThat(answer.facts()).allSatisfy(fact -> assertThat(fact.evidence()).as("%s", fact.entity()).isNotNull());
		assertThat(answer.facts()).extracting(fact -> fact.entity().type()).isSubsetOf(collector.descriptor().produces());
		fixture.attributes().forEach((entity, attributes) -> assertThat(fact(answer, entity).attributes()).containsAllEntriesOf(attributes));
		fixture.tags().forEach((entity, tags) -> assertThat(fact(answer, entity).tags()).containsExactlyInAnyOrderElementsOf(tags));
	}

	/** What is declared and never comes is a mistake in the mapping. */
	@ParameterizedTest
	@MethodSource("sources")
	void findsEveryTypeThatItDeclares(DeclaredSource source) throws Exception {
		Set<EntityType> found = EnumSet.noneOf(EntityType.class);
		for (Fixture fixture : Shipped.fixtures(source.id())) {
			Answer answer = new Answer(new EntityParser());
			outcome(Shipped.collector(source), fixture, new FixtureClient(fixture), answer);
			answer.facts().forEach(fact -> found.add(fact.entity().type()));
		}
		Set<EntityType> declared = EnumSet.copyOf(source.descriptor().produces());
		declared.removeAll(EITHER_OR);

		assertThat(found).containsAll(declared);
	}

	@ParameterizedTest
	@MethodSource("sources")
	void saysThatAKeyIsMissingRatherThanNothing(DeclaredSource source) {
		if (!source.authentication().isNeeded()) {
			assertThat(source.descriptor().needsKey()).isFalse();
			return;
		}
		Fixture keyed = Shipped.fixtures(source.id()).getFirst();
		Fixture keyless = new Fixture(keyed.source(), keyed.about(), Map.of(), List.of(), "", List.of(), keyed.relations(), Map.of(), Map.of());

		assertThatExceptionOfType(KeyMissing.class).isThrownBy(() -> Shipped.collector(source)
				.collect(keyless.question(), new FixtureClient(keyless), new Answer(new EntityParser())))
				.withMessageContaining(source.id() + "." + source.authentication().settings().getFirst());
	}

	@ParameterizedTest
	@MethodSource("answeredOverHttp")
	void neverFailsWithoutANameOnGarbage(Fixture fixture) throws InterruptedException {
		for (UnaryOperator<byte[]> garble : garbage()) {
			Answer answer = new Answer(new EntityParser());
			String outcome = outcome(Shipped.collector(fixture.source()), fixture, new FixtureClient(fixture, garble), answer);

			assertThat(outcome).isNotBlank();
			assertThat(answer.facts()).allSatisfy(fact -> assertThat(fact.entity().value() + String.join("", fact.attributes().values()))
					.doesNotContainPattern("[\\p{Cc}\\p{Cs}]"));
		}
	}

	private static List<UnaryOperator<byte[]>> garbage() {
		return List.of(right -> new byte[0], right -> Arrays.copyOf(right, right.length / 2),
				right -> "[".repeat(200_000).getBytes(StandardCharsets.US_ASCII), right -> "<a>".repeat(50_000).getBytes(StandardCharsets.US_ASCII),
				right -> "null".getBytes(StandardCharsets.US_ASCII), right -> "7".getBytes(StandardCharsets.US_ASCII),
				right -> "[[],{},null,7]".getBytes(StandardCharsets.US_ASCII),
				right -> "{\"data\":\"\\ud800\\u0000\",\"results\":7,\"ip\":{}}".getBytes(StandardCharsets.US_ASCII),
				right -> "a,b\u001b[31m,c\n".repeat(1000).getBytes(StandardCharsets.US_ASCII), right -> damaged(right, 1), right -> damaged(right, 2));
	}

	private static byte[] damaged(byte[] right, long seed) {
		Random random = new Random(seed);
		byte[] bytes = right.clone();
		for (int i = 0; i < bytes.length / 20 + 1 && bytes.length > 0; i++) {
			bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
		}
		return bytes;
	}

	private static String outcome(DeclaredCollector collector, Fixture fixture, FixtureClient client, Answer answer) throws InterruptedException {
		try {
			collector.collect(fixture.question(), client, answer);
			return answer.facts().isEmpty() && answer.relations().isEmpty() ? "empty" : "answered";
		} catch (SourceException failure) {
			assertThat(failure.reason()).isNotBlank();
			return switch (failure) {
				case SourceException.Blocked _ -> "blocked";
				case SourceException.TryLater _ -> "quota";
				case SourceException.Unreachable _ -> "unreachable";
				case SourceException.Unreadable _ -> "unreadable";
				case SourceException.NotPermitted _, KeyMissing _ -> "not_permitted";
			};
		}
	}

	private static String text(Fact fact) {
		return fact.entity().type() + " " + fact.entity().value();
	}

	private static Fact fact(Answer answer, String entity) {
		return answer.facts().stream().filter(fact -> text(fact).equals(entity)).findFirst().orElseThrow(
				() -> new AssertionError("There is no " + entity));
	}
}
