package io.mirage.collection.network;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.StringAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.mirage.collection.network.Deadlines.Deadline;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.collection.source.SourceRequest;
import io.mirage.platform.entities.Destination;
import io.mirage.platform.outbound.AnswerIntake;
import io.mirage.platform.outbound.AnswerIntake.Received;

/** Makes one HTTP request over one of the ways that were decided. Follows nothing, repeats nothing. */
@Component
class HttpChannel {

	private final HttpClients clients;
	private final Deadlines deadlines;

	HttpChannel(HttpClients clients, Deadlines deadlines) {
		this.clients = clients;
		this.deadlines = deadlines;
	}

	/** @param verified whether the server's certificate has to be valid */
	HttpReply get(URI uri, Destination destination, List<InetSocketAddress> ways, boolean verified, NetworkOptions options)
			throws SourceException, InterruptedException {
		return send(SourceRequest.get(uri), destination, ways, verified, options);
	}

	/** @param verified whether the server's certificate has to be valid */
	HttpReply send(SourceRequest asked, Destination destination, List<InetSocketAddress> ways, boolean verified,
			NetworkOptions options) throws SourceException, InterruptedException {
		CloseableHttpAsyncClient client = verified ? clients.verifying(options) : clients.indifferent(options);
		@Nullable Throwable last = null;
		for (InetSocketAddress way : ways) {
			Exchange exchange = new Exchange(client, asked, destination, way, options);
			Deadline deadline = deadlines.after(options.timeout(), exchange::giveUp);
			try (deadline) {
				return exchange.reply();
			} catch (IOException | ExecutionException | CancellationException failure) {
				Throwable reason = unwrapped(failure);
				if (!isClosed(reason)) {
					throw explained(reason, destination, options, deadline.hasPassed());
				}
				last = reason;
			}
		}
		throw new Unreachable("No connection to " + destination + ": " + Failures.text(last));
	}

	/** One request under way. */
	private static final class Exchange {

		private final URI uri;
		private final int limit;
		private final AnswerIntake intake;
		private final Future<Void> call;

		Exchange(CloseableHttpAsyncClient client, SourceRequest asked, Destination destination, InetSocketAddress way,
				NetworkOptions options) {
			uri = asked.uri();
			limit = asked.limit(options.maxBytes());
			intake = new AnswerIntake(limit);
			BasicHttpRequest request = request(asked, destination, options);
			HttpHost target = new HttpHost(request.getScheme(), destination.host(), destination.port());
			call = client.execute(target, new BasicRequestProducer(request, body(asked)), intake, null, context(way, options), intake);
		}

		HttpReply reply() throws IOException, ExecutionException, InterruptedException {
			try {
				Received received = intake.await();
				return HttpReplies.of(uri, received.head(), LimitedBody.of(received, limit));
			} catch (InterruptedException cancelled) {
				giveUp();
				throw cancelled;
			}
		}

		void giveUp() {
			call.cancel(true);
		}
	}

	private static HttpClientContext context(InetSocketAddress way, NetworkOptions options) {
		HttpClientContext context = HttpClientContext.create();
		context.setAttribute(HttpClients.WAY, way);
		context.setRequestConfig(RequestConfig.custom().setConnectionRequestTimeout(Timeout.of(options.timeout()))
				.setResponseTimeout(Timeout.of(options.timeout())).build());
		return context;
	}

	private static BasicHttpRequest request(SourceRequest asked, Destination destination, NetworkOptions options) {
		BasicHttpRequest request = new BasicHttpRequest(asked.method(), sent(asked.uri(), destination));
		request.setHeader("User-Agent", options.userAgent());
		request.setHeader("Accept", "*/*");
		asked.headers().forEach(request::setHeader);
		request.setHeader("Accept-Encoding", "gzip");
		return request;
	}

	private static @Nullable AsyncEntityProducer body(SourceRequest asked) {
		return asked.body().isEmpty() ? null
				: new StringAsyncEntityProducer(asked.body(), ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8));
	}

	/** Without user information and fragment, which are nobody's business. */
	private static URI sent(URI uri, Destination destination) {
		boolean tls = uri.getScheme().equalsIgnoreCase("https");
		String authority = destination.port() == (tls ? 443 : 80) ? destination.toString().replaceFirst(":[0-9]+$", "") : destination.toString();
		String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
		return URI.create((tls ? "https://" : "http://") + authority + path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
	}

	/** What happens on a thread for input and output comes wrapped, once or more, in exceptions that say no more. */
	private static Throwable unwrapped(Throwable failure) {
		@Nullable Throwable cause = failure.getCause();
		return cause != null && cause.toString().equals(failure.getMessage()) ? unwrapped(cause) : failure;
	}

	/** Whether there was no connection, so that another way may be tried. */
	private static boolean isClosed(Throwable reason) {
		return reason instanceof ConnectException || reason instanceof ConnectTimeoutException || reason instanceof NoRouteToHostException;
	}

	private static SourceException explained(Throwable failure, Destination destination, NetworkOptions options, boolean tooLate) {
		if (tooLate) {
			return new Unreachable(destination + " did not answer completely within " + options.timeout().toSeconds() + " s");
		}
		return switch (failure) {
			case SSLException tls -> new Unreachable("No TLS with " + destination + ": " + Failures.text(tls));
			case ZipException broken -> new Unreadable(destination + " sends broken gzip: " + Failures.text(broken));
			case ParseException _ -> new Unreachable(destination + " failed to respond in HTTP: " + Failures.text(failure));
			case ClientProtocolException _, HttpException _, MessageConstraintException _, MalformedChunkCodingException _ ->
					new Unreadable(destination + " does not speak HTTP as it should: " + Failures.text(failure));
			default -> new Unreachable("The connection to " + destination + " broke off: " + Failures.text(failure));
		};
	}
}
