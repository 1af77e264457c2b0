package io.mirage.gateway;

import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import io.mirage.platform.modules.MirageModule;

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
 * @param allowedOrigins pages of other hosts whose scripts may call the API with a token, written as
 *            {@code https://app.example.com}; they never get at anybody's cookies
 * @param limits further allowances, for a module or a route; each request needs one of every limit that is meant for it
 * @param maxCached memory for answers that are the same for everybody; none are kept if it is 0
 * @param connectTimeout how long another process may take to accept a connection before the next instance is tried
 * @param responseTimeout how long another process may take to begin its answer
 * @param instanceExpiry how long an instance counts as there after its last sign of life
 * @param retryShare how many requests may be sent to a second instance, for each one sent at all; beyond it they fail
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
		@DefaultValue List<String> allowedOrigins, @DefaultValue List<@Valid Limit> limits,
		@DefaultValue("16MB") DataSize maxCached,
		@DefaultValue("2s") Duration connectTimeout, @DefaultValue("60s") Duration responseTimeout,
		@DefaultValue("15s") Duration instanceExpiry,
		@DefaultValue("0.2") @DecimalMin("0") @DecimalMax("1") double retryShare, @DefaultValue("1s") Duration auditInterval,
		@DefaultValue("256") @Min(8) int liveQueue, @DefaultValue("15s") Duration liveHeartbeat,
		@DefaultValue("1000") @Min(1) int maxLiveConnections) {

	/** Whose requests are counted together. */
	enum Per {
		/** One address of IPv4, or the network of an address of IPv6. */
		ADDRESS,
		/** An account, whatever it shows; for who is not signed in, the address. */
		CALLER,
		/** An API key; for who shows none, the account. */
		KEY,
		/** Everybody. */
		ALL
	}

	/**
	 * @param module for all routes of a module, for example {@code scans}
	 * @param route for one route, as method and path pattern: {@code POST /api/v1/scans/{id}/start}
	 * @param per whose requests are counted together
	 * @param perMinute how many; the minute's allowance may be used at once
	 */
	record Limit(@Nullable MirageModule module, @Nullable @Pattern(regexp = "[A-Z]+ /api/v1/.+") String route,
			@DefaultValue("caller") Per per, @Min(1) long perMinute) {

		@AssertTrue(message = "a limit is for a module or for a route")
		public boolean isForSomething() {
			return (module == null) != (route == null);
		}
	}
}
