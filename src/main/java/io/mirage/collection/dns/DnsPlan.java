package io.mirage.collection.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * Whom to ask and how.
 *
 * @param servers in the order they are asked
 * @param timeout the most that one server may take to answer
 * @param attempts how often a question is sent before it counts as unanswered, each time to the next server
 * @param inFlight how many questions wait for answers at a time
 * @param rate the most questions that one server is asked in a second; 0 for as many as it can answer
 * @param mixedCase whether names are written in random case, which makes answers harder to forge; a few servers
 *            cannot deal with it
 */
public record DnsPlan(List<InetSocketAddress> servers, Duration timeout, int attempts, int inFlight, int rate, boolean mixedCase) {}
