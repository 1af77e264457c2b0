package io.mirage.configuration;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of what the configuration module keeps.
 *
 * @param maxValue largest value of one setting as JSON; a larger one is refused
 * @param keepVersions how many versions of one setting the history holds; older ones are forgotten with the next change
 */
@Validated
@ConfigurationProperties("mirage.configuration")
record SettingsProperties(@DefaultValue("256KB") DataSize maxValue, @DefaultValue("100") @Min(1) int keepVersions) {}
