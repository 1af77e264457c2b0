package io.mirage.collection.network;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How name servers are asked.
 *
 * @param attempts how often a question is sent before it counts as unanswered, each time to the next server
 * @param rate the most questions that one server is asked in a second; 0 for as many as it can answer
 * @param mixedCase whether names are asked about in random case, which makes answers harder to forge
 * @param votes how many servers are asked the same; what most of them say about a name's existence is believed
 */
record DnsOptions(@DefaultValue("4") @Min(1) @Max(20) int attempts, @DefaultValue("5000") @Min(0) @Max(1_000_000) int rate,
		@DefaultValue("false") boolean mixedCase, @DefaultValue("1") @Min(1) @Max(9) int votes) {}
