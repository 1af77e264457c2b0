package io.mirage.registry;

import java.time.Duration;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the registry.
 *
 * @param keepAppliedBatches how long a batch of results is remembered, so that a late redelivery is not counted twice
 * @param trustedKeys whose source packs are taken: a name, and the public Ed25519 key (X.509, in Base64). Nobody's, if there
 *            is none. Not among what can be changed at run time, so that who may change settings cannot bring in sources
 */
@Validated
@ConfigurationProperties("mirage.registry")
record RegistryProperties(@DefaultValue("7d") Duration keepAppliedBatches,
		@DefaultValue Map<String, String> trustedKeys) {}
