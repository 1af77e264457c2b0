package io.mirage.auth;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.mirage.platform.secrets.SealedColumn;

/** What is sealed anew when another master key is taken. */
@Configuration
class SealedSecrets {

	@Bean
	SealedColumn secondFactorSecrets() {
		return SecondFactors.SEALED;
	}

	@Bean
	SealedColumn signingKeys() {
		return SigningKeyStore.SEALED;
	}
}
