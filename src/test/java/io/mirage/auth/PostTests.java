package io.mirage.auth;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;

import io.mirage.auth.federation.SignInProperties;
import io.mirage.platform.data.DataFolder;
import io.mirage.platform.web.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PostTests {

	private final Post post;
	private final Path folder;

	PostTests(@TempDir Path folder) {
		this.folder = folder;
		this.post = new Post(new DefaultListableBeanFactory().getBeanProvider(JavaMailSender.class),
				new SignInProperties(URI.create("http://localhost:8000"), true, "mirage@localhost", List.of(), List.of(), List.of()),
				new DataFolder(folder), Clock.systemUTC());
	}

	@Test
	void keepsLettersForTheOperatorsEyesWithoutAMailServer() throws IOException {
		post.send(new Post.Letter("ada@aurora-kites.example", "A new password", "the link"));

		try (Stream<Path> files = Files.list(folder.resolve("secrets"))) {
			assertThat(files).singleElement().satisfies(file -> {
				assertThat(file).content().contains("To: ada@aurora-kites.example", "the link");
				assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
			});
		}
	}

	@Test
	void refusesMoreThanItCanHoldInsteadOfGrowing() {
		CountDownLatch held = new CountDownLatch(1);
		try {
			assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> {
				for (int i = 0; i < 1100; i++) {
					post.soon(() -> await(held));
				}
			}).satisfies(full -> assertThat(full.problem()).isEqualTo(AuthProblem.TOO_MANY_LETTERS));
		} finally {
			held.countDown();
			post.close();
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
