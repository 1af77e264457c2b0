package io.mirage.collection.network;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.mirage.platform.secrets.SealedColumn;

/** What is sealed anew when another master key is taken. */
@Configuration
class SealedSettings {

	@Bean
	SealedColumn collectionSecrets() {
		return SettingKeeping.SEALED;
	}
}
