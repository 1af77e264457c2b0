package io.mirage.gateway;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletResponse;

import io.mirage.platform.web.ProblemException;

/**
 * One allowance per minute for each client. Remembers a bounded number of them: a forgotten one starts afresh, which a
 * flood from that many addresses can buy, and no memory.
 */
final class RateLimits {

	private static final int MAX_CLIENTS = 50_000;
	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final LoadingCache<String, Bucket> buckets;
	private final long perMinute;

	RateLimits(long perMinute) {
		this.perMinute = perMinute;
		this.buckets = Caffeine.newBuilder().maximumSize(MAX_CLIENTS).expireAfterAccess(MINUTE.multipliedBy(2))
				.build(client -> Bucket.builder()
						.addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE)).build());
	}

	/**
	 * Counts a request and tells the client what is left.
	 *
	 * @throws ProblemException 429 if nothing was left
	 */
	void take(String client, HttpServletResponse response) {
		ConsumptionProbe probe = buckets.get(client).tryConsumeAndReturnRemaining(1);
		response.setHeader("RateLimit-Limit", Long.toString(perMinute));
		response.setHeader("RateLimit-Remaining", Long.toString(probe.getRemainingTokens()));
		response.setHeader("RateLimit-Reset", Long.toString(Duration.ofNanos(probe.getNanosToWaitForReset()).toSeconds() + 1));
		if (!probe.isConsumed()) {
			Duration pause = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1);
			throw GatewayProblem.TOO_MANY_REQUESTS
					.because("Only " + perMinute + " of these a minute. Try again in " + pause.toSeconds() + " s.").retryAfter(pause);
		}
	}
}
