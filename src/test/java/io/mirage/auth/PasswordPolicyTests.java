package io.mirage.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import io.mirage.platform.CannotStartException;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PasswordPolicyTests {

	private final PasswordPolicy policy = policy(null);

	@ParameterizedTest
	@ValueSource(strings = {"Password2026!", "P@ssw0rd-2026!!", "passwordpassword", "Password1234", "123456789012", "98765432109876",
			"qwertyuiop123", "Qwertzuiop!!1", "iloveyouforever", "Ch4ng3me-n0w-2", "abcdefghijkl", "correcthorsebatterystaple",
			"letmeinplease1", "adminadminadmin", "!!!Welcome2026"})
	void refusesWhatIsTriedFirst(String password) {
		assertThatThrownBy(() -> policy.check(password, null, "ada")).as(password).hasMessageContaining("tried first");
	}

	@ParameterizedTest
	@ValueSource(strings = {"correct horse battery", "kites over the bay", "Tr0ub4dour&3xyz-north", "ölspur im märz 7", "z9!kQ2#vB7&m"})
	void takesWhatIsLongAndNobodysFirstThought(String password) {
		assertThatCode(() -> policy.check(password, null, "ada")).doesNotThrowAnyException();
	}

	@Test
	void saysWhatIsWrongAndNeverThePassword() {
		assertThatThrownBy(() -> policy.check("short", null, "ada")).hasMessageContaining("12 to 256").hasMessageNotContaining("short");
		assertThatThrownBy(() -> policy.check("kites over the bay", "kites over the bay", "ada")).hasMessageContaining("old one");
		assertThatThrownBy(() -> policy.check("long live ADA lovelace", null, "ada")).hasMessageContaining("easy to guess");
	}

	@Test
	void knowsALargerListFromAFile(@TempDir Path folder) throws IOException {
		Path list = Files.writeString(folder.resolve("breached.txt"), "z9!kQ2#vB7&m\n\nkites over the bay\n");

		assertThatThrownBy(() -> policy(list).check("kites over the bay", null, "ada")).hasMessageContaining("tried first");
		assertThatCode(() -> policy(list).check("kites over the bayou", null, "ada")).doesNotThrowAnyException();
		assertThatThrownBy(() -> policy(folder.resolve("missing.txt"))).isInstanceOf(CannotStartException.class)
				.hasMessageContaining("missing.txt");
	}

	private static PasswordPolicy policy(@Nullable Path list) {
		return new PasswordPolicy(new KnownPasswords(new AuthProperties(Duration.ofMinutes(15), Duration.ofDays(7), Duration.ofHours(12),
				Duration.ofSeconds(3), Duration.ofDays(30), DataSize.ofMegabytes(16), 4, 2, 5, Duration.ofMinutes(15), 50, Duration.ofDays(7), list)));
	}
}
