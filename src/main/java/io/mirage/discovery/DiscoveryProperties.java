package io.mirage.discovery;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of discovery.
 *
 * @param expiry how long a process counts as there after its last sign of life; they come every five seconds
 * @param forgetAfter how long a process that fell silent is still listed as down
 * @param sweepInterval how often discovery looks who fell silent
 */
@Validated
@ConfigurationProperties("mirage.discovery")
record DiscoveryProperties(@DefaultValue("15s") Duration expiry, @DefaultValue("1h") Duration forgetAfter,
		@DefaultValue("2s") Duration sweepInterval) {

	DiscoveryProperties {
		if (forgetAfter.compareTo(expiry) <= 0) {
			throw new IllegalArgumentException("mirage.discovery.forget-after is " + forgetAfter
					+ ", which is not longer than mirage.discovery.expiry, " + expiry);
		}
	}
}
