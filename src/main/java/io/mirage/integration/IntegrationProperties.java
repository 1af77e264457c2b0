package io.mirage.integration;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of integration.
 *
 * @param chunkSize how much compressed content of an export is stored in one row, and held in memory on the way
 * @param interval how often it is looked for exports to write
 * @param maxAttempts how often writing an export is tried before it is given up, which health then shows
 * @param overdue how long a finished scan may lack results before health shows it
 */
@Validated
@ConfigurationProperties("mirage.integration")
record IntegrationProperties(@DefaultValue("256KB") DataSize chunkSize, @DefaultValue("1s") Duration interval,
		@DefaultValue("5") @Min(1) int maxAttempts, @DefaultValue("10m") Duration overdue) {}
