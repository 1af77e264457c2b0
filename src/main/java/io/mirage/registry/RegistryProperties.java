package io.mirage.registry;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the registry.
 *
 * @param keepAppliedBatches how long a batch of results is remembered, so that a late redelivery is not counted twice
 */
@Validated
@ConfigurationProperties("mirage.registry")
record RegistryProperties(@DefaultValue("7d") Duration keepAppliedBatches) {}
