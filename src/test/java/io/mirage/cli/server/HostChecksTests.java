package io.mirage.cli.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

import io.mirage.cli.server.Check.Status;
import io.mirage.platform.data.DataFolder;
import io.mirage.range.PracticeRange;

import static org.assertj.core.api.Assertions.assertThat;

class HostChecksTests {

	@TempDir
	Path folder;

	@Test
	void aTakenPortIsNamedWithTheWayOut() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			Check check = HostChecks.port("127.0.0.1", taken.getLocalPort());

			assertThat(check.status()).isEqualTo(Status.FAIL);
			assertThat(check.detail()).contains(Integer.toString(taken.getLocalPort()));
			assertThat(check.advice()).contains("--port");
		}
	}

	@Test
	void anAddressOfAnotherMachineCannotBeServed() {
		assertThat(HostChecks.port("192.0.2.1", 0)).satisfies(check -> {
			assertThat(check.failed()).isTrue();
			assertThat(check.detail()).contains("192.0.2.1");
		});
	}

	@Test
	void aMissingFolderThatCanBeMadeIsWell() {
		assertThat(HostChecks.dataFolder(new DataFolder(folder.resolve("a/b"))).failed()).isFalse();
		assertThat(folder).as("checking changes nothing").isEmptyDirectory();
	}

	@Test
	void aFolderThatCannotBeMadeIsNamedWithTheWayOut() throws IOException {
		Path file = Files.createFile(folder.resolve("file"));

		Check check = HostChecks.dataFolder(new DataFolder(file.resolve("data")));

		assertThat(check.failed()).isTrue();
		assertThat(check.detail()).contains(file.resolve("data").toString());
		assertThat(check.advice()).contains("--data");
	}

	@Test
	void aFolderOfSomethingElseIsRefused() throws IOException {
		Files.createFile(folder.resolve("thesis.tex"));

		assertThat(HostChecks.dataFolder(new DataFolder(folder))).satisfies(check -> {
			assertThat(check.failed()).isTrue();
			assertThat(check.detail()).contains("thesis.tex");
		});
	}

	@Test
	void spaceIsJudged() {
		assertThat(HostChecks.space(DataSize.ofMegabytes(20), folder).status()).isEqualTo(Status.FAIL);
		assertThat(HostChecks.space(DataSize.ofMegabytes(900), folder).status()).isEqualTo(Status.WARN);
		assertThat(HostChecks.space(DataSize.ofGigabytes(50), folder).status()).isEqualTo(Status.OK);
	}

	@Test
	void anOldJavaIsRefused() {
		assertThat(HostChecks.java(Runtime.Version.parse("17.0.15+6")).failed()).isTrue();
		assertThat(HostChecks.java(Runtime.Version.parse("25.0.3+9")).failed()).isFalse();
	}

	@Test
	void programsForDevelopersAreNeverAFailure() {
		assertThat(HostChecks.program("no-such-program", "never", Map.of("PATH", folder.toString()))).satisfies(check -> {
			assertThat(check.status()).isEqualTo(Status.INFO);
			assertThat(check.detail()).contains("not there");
		});
	}

	@Test
	void anUnreachableDatabaseOrBrokerIsNamedWithoutItsPassword() throws IOException {
		int silent;
		try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			silent = port.getLocalPort();
		}

		Check database = StoreChecks.external(Map.of("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + silent + "/mirage?password=secret"));
		Check broker = StoreChecks.broker(Map.of("SPRING_RABBITMQ_HOST", "127.0.0.1", "SPRING_RABBITMQ_PORT", Integer.toString(silent)));

		assertThat(database.failed()).isTrue();
		assertThat(database.detail()).contains("127.0.0.1:" + silent).doesNotContain("secret");
		assertThat(broker.failed()).isTrue();
		assertThat(broker.detail()).contains("127.0.0.1:" + silent);
	}

	@Test
	void aNameServerThatAnswersIsFound() {
		try (PracticeRange range = PracticeRange.start()) {
			String resolver = range.settings().resolvers().getFirst();

			assertThat(ResolverCheck.of(resolver).run().status()).isEqualTo(Status.OK);
		}
	}
}
