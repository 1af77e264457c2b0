package io.mirage.collection.network;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.mirage.collection.source.Knocking;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.TcpConversation;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceRequest;
import io.mirage.events.scans.Intrusiveness;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a collector can do is what {@link SourceClient} has. Each of its calls, those that are added later included, is
 * decided by the gate before anything is sent, and leaves a receipt.
 */
class EveryCallLeavesAReceiptTests {

	private static final String DENIED = "vault.aurora-kites.example";
	/** They read what this process has and ask nobody. */
	private static final Set<String> STAYS_AT_HOME = Set.of("setting", "wordList");

	static Stream<Method> calls() {
		return Arrays.stream(SourceClient.class.getMethods()).filter(method -> !STAYS_AT_HOME.contains(method.getName()));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void aCallThatTheGateRefusesIsNotMade(Method call) throws Exception {
		try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"); Wire wire = Wire.toNobodyBut(server.at("*:*"))) {
			TrackedClient client = wire.client(Wire.scan(Intrusiveness.AGGRESSIVE, List.of(Wire.KITES),
					"vault\\.aurora-kites\\.example"));

			assertThat(failure(call, client)).as("%s", call).isInstanceOf(NotPermitted.class);
			assertThat(client.receipts()).as("%s", call).singleElement().satisfies(receipt -> {
				assertThat(receipt.allowed()).isFalse();
				assertThat(receipt.destination()).startsWith(DENIED);
				assertThat(receipt.reason()).startsWith("deny rule");
			});
			assertThat(client.requests()).isZero();
			assertThat(server.conversations()).isZero();
		}
	}

	@ParameterizedTest
	@MethodSource("calls")
	void aCallThatIsMadeHasBeenDecided(Method call) throws Exception {
		try (Wire wire = Wire.toNobodyBut()) {
			wire.set("network.dns-timeout", "200ms");
			TrackedClient client = wire.client();

			assertThat(failure(call, client)).as("%s: nothing can be reached here", call).isNotInstanceOf(NotPermitted.class);
			assertThat(client.receipts()).as("%s", call).isNotEmpty().first().satisfies(receipt -> {
				assertThat(receipt.allowed()).isTrue();
				assertThat(receipt.destination()).startsWith(DENIED);
			});
		}
	}

	@Test
	void thereAreCallsToCheck() {
		assertThat(calls().map(Method::getName)).contains("dns", "dnsAll", "fetch", "visit", "handshake", "whois");
	}

	/** Calls with the denied name wherever the method takes a name, an address or a URL. */
	private static Throwable failure(Method call, TrackedClient client) throws IllegalAccessException {
		Object[] arguments = Arrays.stream(call.getGenericParameterTypes()).map(EveryCallLeavesAReceiptTests::argument).toArray();
		try {
			call.invoke(client, arguments);
		} catch (InvocationTargetException failed) {
			return failed.getCause();
		}
		throw new AssertionError(call + " succeeds although nothing can be reached");
	}

	private static Object argument(Type wanted) {
		if (wanted instanceof ParameterizedType generic && generic.getActualTypeArguments()[0] == Integer.class) {
			return Set.of(80);
		}
		Class<?> type = (Class<?>) (wanted instanceof ParameterizedType generic ? generic.getRawType() : wanted);
		if (type == String.class) {
			return DENIED;
		}
		if (type == URI.class) {
			return URI.create("http://" + DENIED + "/");
		}
		if (type == int.class) {
			return 1;
		}
		if (type == Duration.class) {
			return Duration.ofSeconds(1);
		}
		if (type == boolean.class) {
			return false;
		}
		if (type == byte[].class) {
			return new byte[0];
		}
		if (type == Map.class) {
			return Map.of();
		}
		if (type == List.class || type == Collection.class) {
			return List.of(DENIED);
		}
		if (type == SourceRequest.class) {
			return SourceRequest.get(URI.create("http://" + DENIED + "/"));
		}
		if (type == TcpConversation.class) {
			return (TcpConversation<String>) line -> "unreached";
		}
		if (type == Knocking.class) {
			return new Knocking(10, 1, Duration.ofMillis(100));
		}
		throw new IllegalArgumentException("Say here what to pass for a " + type);
	}
}
