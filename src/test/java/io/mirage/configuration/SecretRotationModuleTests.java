package io.mirage.configuration;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.node.StringNode;

import io.mirage.events.configuration.Setting;
import io.mirage.events.configuration.SettingsChanged;
import io.mirage.platform.data.DataFolder;
import io.mirage.platform.secrets.MasterKeys;
import io.mirage.platform.secrets.Vault;
import io.mirage.support.Heard;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A new master key is taken while the module runs. */
@ModuleTest
@Import(Heard.class)
@TestPropertySource(properties = "mirage.secrets.reseal-interval=50ms")
class SecretRotationModuleTests {

	@Autowired SettingsKeeping keeping;
	@Autowired JdbcClient jdbc;
	@Autowired DataFolder data;
	@Autowired Vault vault;
	@Autowired Heard heard;

	@Test
	void everySecretIsSealedAnewAndSaysTheSame() {
		keeping.set("practice", "account.ann.password", StringNode.valueOf("kite-and-string"), "ann");
		Setting announced = heard.all(SettingsChanged.class).getLast().settings().getFirst();
		String context = Vault.contextOf("practice", "account.ann.password");
		assertThat(announced.value()).isEqualTo("null");

		String key = new MasterKeys(data).rotate();

		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> sealed().startsWith(key + "."));
		assertThat(vault.openText(sealed(), context)).isEqualTo("kite-and-string");
		assertThat(vault.openText(String.valueOf(announced.sealed()), context)).as("an event that is still under way")
				.isEqualTo("kite-and-string");
	}

	private String sealed() {
		return jdbc.sql("select sealed from configuration.setting where key = 'account.ann.password'").query(String.class).single();
	}
}
