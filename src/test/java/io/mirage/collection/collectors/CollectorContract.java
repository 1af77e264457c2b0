package io.mirage.collection.collectors;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.TryLater;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What every collector promises. Its test names a question, the answer recorded for it, and what is to be found in it. */
public interface CollectorContract {

	Collector collector();

	Question question();

	/** A new source each time, with everything that is needed to answer the question. */
	ScriptedSource recording();

	/** As {@code Type value}. */
	Set<String> expectedFacts();

	/** As {@code source relation target}, values only. */
	Set<String> expectedRelations();

	static Question about(EntityType type, String value) {
		return new Question(EntityRef.of(type, value), true);
	}

	default Answer ask(SourceClient source) throws SourceException, InterruptedException {
		Answer answer = new Answer(new EntityParser());
		collector().collect(question(), source, answer);
		return answer;
	}

	@Test
	default void describesItself() {
		CollectorDescriptor descriptor = collector().descriptor();

		assertThat(descriptor.id()).matches("[a-z]+(-[a-z]+)*");
		assertThat(descriptor.version()).matches("[0-9]+\\.[0-9]+\\.[0-9]+");
		assertThat(descriptor.name()).isNotBlank();
		assertThat(descriptor.description()).isNotBlank().doesNotEndWith(".");
		assertThat(descriptor.consumes()).contains(question().entity().type());
		assertThat(descriptor.produces()).isNotEmpty();
		assertThat(descriptor.source().isAbsolute()).isTrue();
		assertThat(descriptor.minInterval()).isBetween(Duration.ZERO, Duration.ofMillis(250));
		assertThat(descriptor.needsKey()).isFalse();
	}

	@Test
	default void understandsTheRecordedAnswer() throws Exception {
		Answer answer = ask(recording());

		assertThat(facts(answer)).containsAll(expectedFacts());
		assertThat(answer.relations()).extracting(relation -> relation.source().value() + " " + relation.type() + " "
				+ relation.target().value()).containsAll(expectedRelations());
		assertThat(answer.facts()).extracting(fact -> fact.entity().type()).isSubsetOf(collector().descriptor().produces());
		assertThat(answer.facts()).allSatisfy(fact -> assertThat(fact.evidence()).as("%s", fact.entity()).isNotNull());
	}

	static Set<String> facts(Answer answer) {
		return answer.facts().stream().map(fact -> fact.entity().type() + " " + fact.entity().value()).collect(Collectors.toSet());
	}

	@Test
	default void saysTheSameTwice() throws Exception {
		assertThat(facts(ask(recording()))).isEqualTo(facts(ask(recording())));
	}

	@Test
	default void passesOnThatItShallTryLater() {
		TryLater later = new TryLater("Slowly!", Duration.ofSeconds(30));

		assertThatExceptionOfType(TryLater.class).isThrownBy(() -> ask(recording().failing("", later))).isSameAs(later);
	}

	@Test
	default void passesOnThatItIsRefused() {
		Blocked blocked = new Blocked("Go away!");

		assertThatExceptionOfType(Blocked.class).isThrownBy(() -> ask(recording().failing("", blocked))).isSameAs(blocked);
	}

	/** Whatever the second, third … call is answered with, the outcome is facts or a failure with a name. */
	@Test
	@Timeout(value = 60, unit = TimeUnit.SECONDS)
	default void neverFailsWithoutANameOnGarbage() throws Exception {
		ScriptedSource counted = recording();
		ask(counted);
		for (Map.Entry<String, UnaryOperator<byte[]>> garbage : garbage().entrySet()) {
			for (int rightCalls = 0; rightCalls < Math.min(counted.calls.size(), 4); rightCalls++) {
				askGarbled(garbage.getKey(), new GarbledSource(recording(), rightCalls, garbage.getValue()));
			}
		}
	}

	private void askGarbled(String garbage, GarbledSource source) throws InterruptedException {
		Answer answer = new Answer(new EntityParser());
		try {
			collector().collect(question(), source, answer);
		} catch (SourceException named) {
			assertThat(named.reason()).as(garbage).isNotBlank();
		} catch (RuntimeException | StackOverflowError unnamed) {
			throw new AssertionError(collector().descriptor().id() + " fails on " + garbage, unnamed);
		}
		assertThat(answer.facts()).allSatisfy(fact -> assertThat(fact.entity().value() + String.join("", fact.attributes().values()))
				.as(garbage).doesNotContainPattern("[\\p{Cc}\\p{Cs}]"));
	}

	private static Map<String, UnaryOperator<byte[]>> garbage() {
		Map<String, UnaryOperator<byte[]>> garbage = new LinkedHashMap<>();
		garbage.put("nothing", right -> new byte[0]);
		garbage.put("half an answer", right -> Arrays.copyOf(right, right.length / 2));
		garbage.put("a huge answer", right -> "A".repeat(3_000_000).getBytes(StandardCharsets.US_ASCII));
		garbage.put("many lines", right -> "a: b@c.example\n".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
		garbage.put("deep arrays", right -> "[".repeat(200_000).getBytes(StandardCharsets.US_ASCII));
		garbage.put("deep objects", right -> "{\"entities\":[".repeat(50_000).getBytes(StandardCharsets.US_ASCII));
		garbage.put("deep elements", right -> "<div><b>".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
		for (String wrong : WRONG_TYPES) {
			garbage.put("wrong types: " + wrong, right -> wrong.getBytes(StandardCharsets.UTF_8));
		}
		for (int seed = 1; seed <= 20; seed++) {
			Random random = new Random(seed);
			garbage.put("random bytes, seed " + seed, right -> random(random));
			garbage.put("a damaged answer, seed " + seed, right -> damaged(right, random));
		}
		return garbage;
	}

	String[] WRONG_TYPES = {"null", "[]", "{}", "7", "\"text\"", "[1,\"x\",null]", "[{\"name_value\":7,\"not_after\":{}}]", "[[]]",
			"{\"services\":{\"a\":1}}", "{\"services\":[1,[2],[[3],[4]],[[\"example\"],[\"ht!tp:[\"]],[[\"example\"],[\"file:///etc\"]]]}",
			"{\"entities\":\"x\",\"nameservers\":[[]],\"events\":{\"a\":[]},\"handle\":[1],\"status\":9,\"cidr0_cidrs\":[{\"length\":\"x\"}]}",
			"{\"entities\":[{\"roles\":7,\"vcardArray\":[1,2]},{\"vcardArray\":[\"vcard\",[[],[\"fn\"],[\"fn\",{},\"text\",{}],7]]},null]}",
			"{\"entities\":[{\"vcardArray\":[\"vcard\",[[\"fn\",{},\"text\",\"Half \\ud800 Pair\"],[\"org\",{},\"text\",\"\\udc00\"]]]}]}",
			"{\"handle\":\"\\ud800\\u0000\\u001b[31m\",\"startAddress\":\"::\",\"endAddress\":\"ffff::\"}"};

	private static byte[] random(Random random) {
		byte[] bytes = new byte[random.nextInt(2000)];
		random.nextBytes(bytes);
		return bytes;
	}

	private static byte[] damaged(byte[] right, Random random) {
		byte[] bytes = right.clone();
		for (int i = 0; i < bytes.length / 20 + 1 && bytes.length > 0; i++) {
			bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
		}
		return bytes;
	}
}
