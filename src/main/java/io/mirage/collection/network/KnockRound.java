package io.mirage.collection.network;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import io.mirage.collection.source.Knocking;
import io.mirage.collection.source.PortState;
import io.mirage.collection.source.SourceException;

/** Knocks at the decided ports of one host, some at a time, each as soon as it is its turn. */
record KnockRound(PortKnocking knocking, Pacing pacing, String collector, Knocking how) {

	/** One pace for all tasks and hosts of the collector. */
	private static final String EVERYWHERE = "ports";

	/** @return by port; ports whose attempt failed on our own side are missing, unless all did */
	Map<Integer, PortState> at(Map<Integer, InetSocketAddress> ways) throws SourceException, InterruptedException {
		Map<Integer, PortState> states = new TreeMap<>();
		@Nullable SourceException failure = null;
		ExecutorService knockers = Executors.newFixedThreadPool(Math.min(how.atOnce(), Math.max(1, ways.size())), Thread.ofVirtual().factory());
		try {
			for (Attempt attempt : start(ways, knockers)) {
				try {
					states.put(attempt.port(), result(attempt.result()));
				} catch (SourceException ours) {
					failure = ours;
				}
			}
		} finally {
			knockers.shutdownNow();
		}
		if (states.isEmpty() && failure != null) {
			throw failure;
		}
		return states;
	}

	private record Attempt(int port, Future<PortState> result) {}

	private List<Attempt> start(Map<Integer, InetSocketAddress> ways, ExecutorService knockers) {
		Duration distance = Duration.ofSeconds(1).dividedBy(how.perSecond());
		List<Attempt> attempts = new ArrayList<>(ways.size());
		ways.forEach((port, way) -> attempts.add(new Attempt(port, knockers.submit(() -> {
			pacing.awaitInterval(collector, EVERYWHERE, distance);
			return knocking.knock(way, how);
		}))));
		return attempts;
	}

	private static PortState result(Future<PortState> attempt) throws SourceException, InterruptedException {
		try {
			return attempt.get();
		} catch (ExecutionException failure) {
			if (failure.getCause() instanceof SourceException told) {
				throw told;
			}
			if (failure.getCause() instanceof InterruptedException) {
				throw new InterruptedException("The task was cancelled while it tried ports");
			}
			throw new IllegalStateException("A port could not be tried", failure);
		}
	}
}
