package io.mirage.platform.secrets;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mirage.platform.data.DataFolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class VaultTests {

	private DataFolder data;
	private Vault vault;

	@BeforeEach
	void open(@TempDir Path folder) {
		data = new DataFolder(folder);
		vault = new Vault(data);
	}

	@Test
	void aSecretOpensOnlyForWhatItBelongsTo() {
		String sealed = vault.seal("kite", Vault.contextOf("collection", "key"));

		assertThat(vault.openText(sealed, Vault.contextOf("collection", "key"))).isEqualTo("kite");
		assertThatIllegalStateException().isThrownBy(() -> vault.open(sealed, Vault.contextOf("notification", "key")))
				.withMessageContaining("notification").withMessageNotContaining("kite");
		assertThat(vault.seal("kite", "x")).as("never the same twice").isNotEqualTo(vault.seal("kite", "x"));
	}

	@Test
	void aNewKeySealsWhileTheOldOneStillOpens() {
		String old = vault.seal("kite", "x");
		String id = new MasterKeys(data).rotate();

		assertThat(vault.openText(old, "x")).isEqualTo("kite");
		assertThat(vault.seal("kite", "x")).as("noticed by a vault that was open already").startsWith(id + ".");
		assertThat(new Vault(data).openText(old, "x")).as("after a restart, too").isEqualTo("kite");
	}

	@Test
	void keysCanBeTakenAgainAndAgain() {
		String first = vault.keyId();
		String second = new MasterKeys(data).rotate();
		String third = new MasterKeys(data).rotate();

		List<String> ids = new MasterKeys(data).ids();
		assertThat(ids).containsExactlyInAnyOrder(first, second, third);
		assertThat(ids.getFirst()).isEqualTo(third);
	}

	@Test
	void fingerprintsOfFormerKeysAreStillRecognised() {
		String old = vault.fingerprint("code", "x");
		new MasterKeys(data).rotate();

		assertThat(vault.fingerprints("code", "x")).contains(old).hasSize(2);
		assertThat(vault.fingerprint("code", "x")).isNotEqualTo(old);
	}

	@Test
	void anotherInstallationOpensNothing(@TempDir Path elsewhere) {
		String sealed = vault.seal("kite", "x");

		assertThatIllegalStateException().isThrownBy(() -> new Vault(new DataFolder(elsewhere)).open(sealed, "x"))
				.withMessageContaining("a master key that is not in the data folder");
		assertThatIllegalStateException().isThrownBy(() -> vault.open("no secret", "x"));
	}
}
