package io.mirage.storage;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param sample how many new facts an announcement names for live screens; the rest is only counted
 * @param overdue how long the results of a finished scan may be on their way before the module calls itself unhealthy
 * @param maxExplanation how many steps an explanation goes back before it gives up
 */
@Validated
@ConfigurationProperties("mirage.storage")
record StorageProperties(@DefaultValue("50") @Min(0) @Max(50) int sample, @DefaultValue("10m") Duration overdue,
		@DefaultValue("50") @Min(1) int maxExplanation) {}
