package io.mirage.collection.network;

import java.time.Instant;

/**
 * What the scope gate decided about one outbound call.
 *
 * @param channel dns, http, tcp, tls or whois
 * @param destination whom the call would reach, for example {@code www.aurora-kites.example:443}; for a batch of names
 *            the domain above them
 * @param calls how many questions the decision covers, at least 1
 * @param reason the rule that decided, for people
 */
public record Receipt(Instant at, String channel, String destination, int calls, boolean allowed, String reason) {}
