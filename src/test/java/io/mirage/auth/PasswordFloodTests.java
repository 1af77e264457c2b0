package io.mirage.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Each password check takes a core for a tenth of a second; many at once must not take it from everybody else. */
@ModuleTest
@TestPropertySource(properties = "mirage.auth.parallel-password-checks=1")
class PasswordFloodTests {

	private static final int GUESSERS = 60;

	@Autowired MockMvcTester mvc;

	@Test
	void aFloodOfBadSignInsIsBoundedAndOtherRequestsGoOn() throws Exception {
		List<Duration> others = new ArrayList<>();
		List<Future<Integer>> guesses = new ArrayList<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < GUESSERS; i++) {
				String name = "nobody-" + i;
				String address = "198.51.100." + i;
				guesses.add(threads.submit(() -> guess(name, address)));
			}
			while (guesses.stream().anyMatch(guess -> !guess.isDone())) {
				Instant begin = Instant.now();
				assertThat(mvc.get().uri("/api/v1/auth/jwks")).hasStatusOk();
				others.add(Duration.between(begin, Instant.now()));
			}
		}

		Map<Integer, Long> answers = guesses.stream().map(Future::resultNow).collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
		assertThat(answers.keySet()).as("turned away when all places are taken").containsExactlyInAnyOrder(401, 503);
		assertThat(others.stream().sorted().toList().get(others.size() / 2)).as("half of the other requests").isLessThan(Duration.ofMillis(100));
	}

	private int guess(String name, String address) {
		return mvc.post().uri("/api/v1/auth/tokens").contentType("application/json")
				.content("{\"grant_type\": \"password\", \"username\": \"" + name + "\", \"password\": \"a guess\"}")
				.with(request -> {
					request.setRemoteAddr(address);
					return request;
				}).exchange().getResponse().getStatus();
	}
}
