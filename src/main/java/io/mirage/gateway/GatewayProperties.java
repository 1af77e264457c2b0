package io.mirage.gateway;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the entry.
 *
 * @param maxBody largest request body; a larger one is answered with 413
 * @param requestsPerMinute requests to the API from one address; more are answered with 429. The minute's allowance may
 *            be used at once
 * @param requestsPerMinuteAndCaller the same for one account
 * @param signInsPerMinute the same for signing in, asking for tokens and opening links to reports, from one address
 * @param allowedAddresses addresses or networks that may come at all; empty for everybody
 * @param deniedAddresses addresses or networks that may not, even if allowed above
 * @param connectTimeout how long another process may take to accept a connection before the next instance is tried
 * @param responseTimeout how long another process may take to begin its answer
 * @param instanceExpiry how long an instance counts as there after its last sign of life
 * @param auditInterval how often recorded calls are handed to the audit trail
 * @param liveQueue how many live events may wait for one slow screen before it is dropped
 * @param liveHeartbeat pause after which a live connection gets a sign of life
 * @param maxLiveConnections live connections at once; more are answered with 503
 */
@Validated
@ConfigurationProperties("mirage.gateway")
record GatewayProperties(@DefaultValue("16MB") DataSize maxBody, @DefaultValue("6000") @Min(1) long requestsPerMinute,
		@DefaultValue("6000") @Min(1) long requestsPerMinuteAndCaller, @DefaultValue("60") @Min(1) long signInsPerMinute,
		@DefaultValue List<String> allowedAddresses, @DefaultValue List<String> deniedAddresses,
		@DefaultValue("2s") Duration connectTimeout, @DefaultValue("60s") Duration responseTimeout,
		@DefaultValue("15s") Duration instanceExpiry, @DefaultValue("1s") Duration auditInterval,
		@DefaultValue("256") @Min(8) int liveQueue, @DefaultValue("15s") Duration liveHeartbeat,
		@DefaultValue("1000") @Min(1) int maxLiveConnections) {}
