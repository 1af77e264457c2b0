package io.mirage.collection.network;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;

import jakarta.annotation.PreDestroy;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/** The two HTTP clients of the process, one that verifies certificates and one that does not; each keeps its connections. */
@Component
class HttpClients {

	/** Where a request's connection goes, whatever its URL says: an {@link InetSocketAddress} in the request's context. */
	static final String WAY = "mirage.way";

	private static final int MOST_CONNECTIONS = 512;
	private static final TimeValue IDLE = TimeValue.ofSeconds(15);
	private static final TimeValue AGE = TimeValue.ofMinutes(5);
	/** No server of good will comes near; see RFC 9112, 3 and RFC 6265, 6.1 for what is usual. */
	private static final Http1Config LIMITS = Http1Config.custom().setMaxLineLength(16 * 1024).setMaxHeaderCount(200)
			.setMaxEmptyLineCount(5).build();

	private final Deadlines deadlines;
	private final Derived<Plan, Client> verifying;
	private final Derived<Plan, Client> indifferent;

	private record Plan(List<X509Certificate> trusted, Duration connectTimeout, Duration timeout, int perRoute) {

		static Plan of(NetworkOptions options, List<X509Certificate> trusted) {
			return new Plan(trusted, options.connectTimeout(), options.timeout(), options.callsPerHost());
		}
	}

	private record Client(CloseableHttpClient http, PoolingHttpClientConnectionManager connections, Duration timeout) {}

	HttpClients(Deadlines deadlines) {
		this.deadlines = deadlines;
		this.verifying = new Derived<>(plan -> client(plan, new DefaultClientTlsStrategy(Trust.verifying(plan.trusted()))), this::retire);
		this.indifferent = new Derived<>(plan -> client(plan, indifferent(Trust.indifferent())), this::retire);
	}

	CloseableHttpClient verifying(NetworkOptions options) {
		return verifying.from(Plan.of(options, options.trusted())).http();
	}

	CloseableHttpClient indifferent(NetworkOptions options) {
		return indifferent.from(Plan.of(options, List.of())).http();
	}

	private static DefaultClientTlsStrategy indifferent(SSLContext context) {
		return new DefaultClientTlsStrategy(context, HostnameVerificationPolicy.CLIENT, NoopHostnameVerifier.INSTANCE);
	}

	private static Client client(Plan plan, DefaultClientTlsStrategy tls) {
		PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
				.setTlsSocketStrategy(tls)
				.setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(LIMITS).build())
				.setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
				.setMaxConnPerRoute(plan.perRoute()).setMaxConnTotal(MOST_CONNECTIONS)
				.setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(Timeout.of(plan.connectTimeout()))
						.setSocketTimeout(Timeout.of(plan.timeout())).setTimeToLive(AGE)
						// a kept connection that the server has closed would look like a server that does not answer
						.setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS).build())
				.build();
		CloseableHttpClient http = HttpClientBuilder.create().setConnectionManager(connections)
				.setRoutePlanner(HttpClients::route).evictIdleConnections(IDLE)
				.disableRedirectHandling().disableCookieManagement().disableAuthCaching().disableAutomaticRetries()
				.disableContentCompression().disableConnectionState().disableDefaultUserAgent().build();
		return new Client(http, connections, plan.timeout());
	}

	/** Connects to the way that was decided; name, Host header and SNI stay those of the URL. */
	private static HttpRoute route(HttpHost target, HttpContext context) {
		InetSocketAddress way = (InetSocketAddress) Objects.requireNonNull(context.getAttribute(WAY), "No way was decided");
		HttpHost pinned = new HttpHost(target.getSchemeName(), way.getAddress(), target.getHostName(), way.getPort());
		return new HttpRoute(pinned, target, null, "https".equals(target.getSchemeName()));
	}

	/** Calls under way may end; none of them takes longer. */
	private void retire(Client client) {
		deadlines.after(client.timeout(), () -> client.http().close(CloseMode.IMMEDIATE));
	}

	@PreDestroy
	void close() {
		verifying.ifMade(client -> client.http().close(CloseMode.IMMEDIATE));
		indifferent.ifMade(client -> client.http().close(CloseMode.IMMEDIATE));
	}
}
