package io.mirage.platform.outbound;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

import jakarta.annotation.PreDestroy;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import io.mirage.platform.entities.Destination;
import io.mirage.platform.outbound.AnswerIntake.Received;
import io.mirage.platform.outbound.OutboundException.Refused;
import io.mirage.platform.outbound.OutboundException.Unanswered;
import io.mirage.platform.outbound.OutboundGuard.Approach;

/**
 * Makes HTTP calls to addresses that people have typed in. Connects to the address that the guard has judged, through no
 * proxy; certificates are verified. A redirect is judged like the first address and followed within the same server only,
 * for the request may hold credentials. Never call it inside a transaction.
 */
@Component
public class OutboundClient {

	private static final int MOST_REDIRECTS = 3;

	private final OutboundGuard guard;
	private final OutboundProperties properties;
	private final CloseableHttpAsyncClient http;

	@Autowired
	OutboundClient(OutboundGuard guard, OutboundProperties properties) throws NoSuchAlgorithmException {
		this(guard, properties, SSLContext.getDefault());
	}

	OutboundClient(OutboundGuard guard, OutboundProperties properties, SSLContext trust) {
		this.guard = guard;
		this.properties = properties;
		this.http = PinnedConnections.client(properties, trust);
	}

	/** @throws OutboundException if the address may not be called or does not answer; every status is an answer */
	public OutboundReply send(OutboundRequest request) throws OutboundException, InterruptedException {
		long end = System.nanoTime() + properties.timeout().toNanos();
		OutboundRequest next = request;
		for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
			OutboundReply reply = exchange(next, guard.approach(next.uri()), Duration.ofNanos(end - System.nanoTime()));
			URI elsewhere = redirect(next, reply);
			if (elsewhere == null) {
				return reply;
			}
			next = next.at(elsewhere);
		}
		throw new Refused(request.uri().getHost() + " redirects more than " + MOST_REDIRECTS + " times.");
	}

	private OutboundReply exchange(OutboundRequest request, Approach approach, Duration left) throws Unanswered, InterruptedException {
		AnswerIntake intake = new AnswerIntake(Math.toIntExact(properties.maxAnswer().toBytes()));
		Destination destination = approach.destination();
		HttpHost target = new HttpHost(request.uri().getScheme().toLowerCase(Locale.ROOT), destination.host(), destination.port());
		HttpClientContext context = PinnedConnections.context(approach.way(), properties.timeout());
		Future<Void> call = http.execute(target, new BasicRequestProducer(message(request, target), body(request)), intake, null, context,
				intake);
		try {
			return reply(intake.await(left));
		} catch (TimeoutException slow) {
			call.cancel(true);
			throw new Unanswered(destination + " did not answer completely within " + properties.timeout().toSeconds() + " s.");
		} catch (ExecutionException | CancellationException failure) {
			throw new Unanswered("No answer from " + destination + ": " + text(failure));
		} catch (InterruptedException stopped) {
			call.cancel(true);
			throw stopped;
		}
	}

	private static BasicHttpRequest message(OutboundRequest request, HttpHost target) {
		String path = request.uri().getRawPath() == null || request.uri().getRawPath().isEmpty() ? "/" : request.uri().getRawPath();
		String query = request.uri().getRawQuery();
		BasicHttpRequest message = new BasicHttpRequest(request.method(), target, query == null ? path : path + "?" + query);
		message.setHeader("User-Agent", "Mirage");
		message.setHeader("Accept", "*/*");
		request.headers().forEach(message::setHeader);
		return message;
	}

	private static @Nullable BasicAsyncEntityProducer body(OutboundRequest request) {
		String type = request.headers().getOrDefault("Content-Type", "application/octet-stream");
		return request.body().length == 0 ? null : new BasicAsyncEntityProducer(request.body(), ContentType.parse(type));
	}

	private static OutboundReply reply(Received received) {
		Map<String, String> headers = new HashMap<>();
		for (Header header : received.head().getHeaders()) {
			headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue() == null ? "" : header.getValue());
		}
		return new OutboundReply(received.head().getCode(), headers, new String(received.body(), StandardCharsets.UTF_8));
	}

	/** @return absent if this is the answer */
	private @Nullable URI redirect(OutboundRequest request, OutboundReply reply) throws OutboundException {
		boolean redirects = switch (reply.status()) {
			case 301, 302, 303, 307, 308 -> true;
			default -> false;
		};
		@Nullable String location = reply.header("location").orElse(null);
		if (!redirects || location == null) {
			return null;
		}
		URI elsewhere = resolved(request.uri(), location);
		boolean same = guard.approach(elsewhere).destination().equals(Destination.of(request.uri()).orElseThrow())
				&& elsewhere.getScheme().equalsIgnoreCase(request.uri().getScheme());
		boolean keepsMethod = request.method().equals("GET") || reply.status() >= 307;
		if (!same || !keepsMethod) {
			throw new Refused(request.uri().getHost() + " redirects to " + elsewhere + ", which is not followed. Give the address it "
					+ "leads to instead.");
		}
		return elsewhere;
	}

	private URI resolved(URI base, String location) throws Refused {
		try {
			return guard.read(base.resolve(location).toString());
		} catch (IllegalArgumentException notAnAddress) {
			throw new Refused(base.getHost() + " redirects to what is no address: " + location);
		}
	}

	private static String text(Exception failure) {
		Throwable cause = failure.getCause() == null ? failure : failure.getCause();
		return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
	}

	@PreDestroy
	void close() {
		http.close(CloseMode.IMMEDIATE);
	}
}
