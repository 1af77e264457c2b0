package io.mirage.notification.delivery;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How deliveries are tried.
 *
 * @param interval how often it is looked for deliveries that are due
 * @param batch how many are taken at once for one channel
 * @param parallel how many of them are under way at a time
 * @param firstPause after the first failure; it doubles with each further one
 * @param longestPause more it does not become
 * @param maxTries after so many failures a delivery is dead, which the list of deliveries shows, until somebody resends it
 * @param lease how long a process may take for a batch before others take it over
 * @param breakerFailures after so many failures in a row a channel is left alone for a while
 * @param breakerPause how long; doubled with each further failure
 * @param longestRest more it does not become, so that a receiver that is back is found soon
 * @param giveUpAfter a delivery that was due so long ago is dead, however seldom it could be tried
 * @param keep how long ended deliveries and their attempts are kept
 */
@Validated
@ConfigurationProperties("mirage.notification.deliveries")
public record DeliveryProperties(@DefaultValue("500ms") Duration interval, @DefaultValue("100") @Min(1) int batch,
		@DefaultValue("16") @Min(1) int parallel, @DefaultValue("10s") Duration firstPause, @DefaultValue("1h") Duration longestPause,
		@DefaultValue("15") @Min(1) int maxTries, @DefaultValue("10m") Duration lease, @DefaultValue("5") @Min(1) int breakerFailures,
		@DefaultValue("30s") Duration breakerPause, @DefaultValue("10m") Duration longestRest, @DefaultValue("24h") Duration giveUpAfter,
		@DefaultValue("30d") Duration keep) {}
