package io.mirage.collection.network;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;

import jakarta.annotation.PreDestroy;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.RouteInfo;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.mirage.platform.entities.Addresses;

/** The two HTTP clients of the process, one that verifies certificates and one that does not; each keeps its connections. */
@Component
class HttpClients {

	/** Where a request's connection goes, whatever its URL says: an {@link InetSocketAddress} in the request's context. */
	static final String WAY = "mirage.way";

	private static final Logger LOG = LoggerFactory.getLogger(HttpClients.class);
	private static final int MOST_CONNECTIONS = 512;
	private static final TimeValue IDLE = TimeValue.ofSeconds(15);
	private static final TimeValue AGE = TimeValue.ofMinutes(5);
	/** No server of good will comes near; see RFC 9112, 3 and RFC 6265, 6.1 for what is usual. */
	private static final Http1Config LIMITS = Http1Config.custom().setMaxLineLength(16 * 1024).setMaxHeaderCount(200)
			.setMaxEmptyLineCount(5).build();
	private static final H2Config H2_LIMITS = H2Config.custom().setPushEnabled(false).setMaxHeaderListSize(64 * 1024)
			.setMaxConcurrentStreams(100).build();

	private final Deadlines deadlines;
	private final Derived<Plan, Client> verifying;
	private final Derived<Plan, Client> indifferent;

	private record Plan(List<X509Certificate> trusted, Optional<ProxyServer> proxy, Duration connectTimeout, Duration timeout, int perRoute) {

		static Plan of(NetworkOptions options, List<X509Certificate> trusted) {
			return new Plan(trusted, options.proxy(), options.connectTimeout(), options.timeout(), options.callsPerHost());
		}
	}

	private record Client(CloseableHttpAsyncClient http, Duration timeout) {}

	HttpClients(Deadlines deadlines) {
		this.deadlines = deadlines;
		this.verifying = new Derived<>(plan -> client(plan, new DefaultClientTlsStrategy(Trust.verifying(plan.trusted()))), this::retire);
		this.indifferent = new Derived<>(plan -> client(plan, indifferent(Trust.indifferent())), this::retire);
	}

	CloseableHttpAsyncClient verifying(NetworkOptions options) {
		return verifying.from(Plan.of(options, options.trusted())).http();
	}

	CloseableHttpAsyncClient indifferent(NetworkOptions options) {
		return indifferent.from(Plan.of(options, List.of())).http();
	}

	private static DefaultClientTlsStrategy indifferent(SSLContext context) {
		return new DefaultClientTlsStrategy(context, HostnameVerificationPolicy.CLIENT, NoopHostnameVerifier.INSTANCE);
	}

	private static Client client(Plan plan, DefaultClientTlsStrategy tls) {
		CloseableHttpAsyncClient http = HttpAsyncClientBuilder.create().setConnectionManager(connections(plan, tls))
				.setHttp1Config(LIMITS).setH2Config(H2_LIMITS).setIOReactorConfig(reactor(plan))
				.setRoutePlanner((target, context) -> route(target, context, plan)).evictIdleConnections(IDLE)
				.disableRedirectHandling().disableCookieManagement().disableAuthCaching().disableAutomaticRetries()
				.disableContentCompression().disableConnectionState().disableRequestPriority()
				.setIoReactorExceptionCallback(failure -> LOG.debug("A thread for HTTP has ended", failure))
				.setThreadFactory(Thread.ofPlatform().name("network-http-", 0).daemon().factory()).build();
		http.start();
		return new Client(http, plan.timeout());
	}

	/** Servers choose between HTTP/1.1 and 2 in their TLS handshake (RFC 9113, 3.2). */
	private static PoolingAsyncClientConnectionManager connections(Plan plan, DefaultClientTlsStrategy tls) {
		return PoolingAsyncClientConnectionManagerBuilder.create().setTlsStrategy(tls)
				.setDefaultTlsConfig(TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
						.setHandshakeTimeout(Timeout.of(plan.timeout())).build())
				.setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
				.setMaxConnPerRoute(plan.perRoute()).setMaxConnTotal(MOST_CONNECTIONS)
				.setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(Timeout.of(plan.connectTimeout()))
						.setSocketTimeout(Timeout.of(plan.timeout())).setTimeToLive(AGE)
						// a kept connection that the server has closed would look like a server that does not answer
						.setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS).build())
				.build();
	}

	private static IOReactorConfig reactor(Plan plan) {
		IOReactorConfig.Builder reactor = IOReactorConfig.custom().setSoTimeout(Timeout.of(plan.timeout()));
		plan.proxy().filter(ProxyServer::socks).ifPresent(proxy -> reactor.setSocksProxyAddress(proxy.address()));
		return reactor.build();
	}

	/** Connects to the way that was decided; name, Host header and SNI stay those of the URL. */
	private static HttpRoute route(HttpHost target, HttpContext context, Plan plan) {
		InetSocketAddress way = (InetSocketAddress) Objects.requireNonNull(context.getAttribute(WAY), "No way was decided");
		boolean tls = "https".equals(target.getSchemeName());
		Optional<ProxyServer> tunnel = plan.proxy().filter(proxy -> !proxy.socks());
		String name = tunnel.isPresent() ? Addresses.text(way.getAddress()) : target.getHostName();
		HttpHost pinned = new HttpHost(target.getSchemeName(), way.getAddress(), name, way.getPort());
		return tunnel.map(proxy -> new HttpRoute(pinned, target, null, new HttpHost[] {proxyHost(proxy)}, tls,
				RouteInfo.TunnelType.TUNNELLED, tls ? RouteInfo.LayerType.LAYERED : RouteInfo.LayerType.PLAIN))
				.orElseGet(() -> new HttpRoute(pinned, target, null, tls));
	}

	private static HttpHost proxyHost(ProxyServer proxy) {
		return new HttpHost("http", proxy.address().getAddress(), Addresses.text(proxy.address().getAddress()), proxy.address().getPort());
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
