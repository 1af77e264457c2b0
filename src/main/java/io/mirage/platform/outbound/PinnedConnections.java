package io.mirage.platform.outbound;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections that go where a request's context says; name, Host header and SNI stay those of its URL. */
final class PinnedConnections {

	private static final Logger LOG = LoggerFactory.getLogger(PinnedConnections.class);
	private static final String WAY = "mirage.outbound.way";
	private static final int MOST_CONNECTIONS = 256;
	private static final int MOST_PER_SERVER = 32;

	private PinnedConnections() {}

	static CloseableHttpAsyncClient client(OutboundProperties properties, SSLContext trust) {
		CloseableHttpAsyncClient client = HttpAsyncClientBuilder.create().setConnectionManager(connections(properties, trust))
				.setRoutePlanner(PinnedConnections::route).evictIdleConnections(TimeValue.ofSeconds(15))
				.setHttp1Config(Http1Config.custom().setMaxLineLength(16 * 1024).setMaxHeaderCount(200).build())
				.disableRedirectHandling().disableCookieManagement().disableAuthCaching().disableAutomaticRetries()
				.disableContentCompression().disableConnectionState()
				.setIoReactorExceptionCallback(failure -> LOG.debug("A thread for outbound calls has ended", failure))
				.setThreadFactory(Thread.ofPlatform().name("outbound-", 0).daemon().factory()).build();
		client.start();
		return client;
	}

	static HttpClientContext context(InetSocketAddress way, Duration timeout) {
		HttpClientContext context = HttpClientContext.create();
		context.setAttribute(WAY, way);
		context.setRequestConfig(RequestConfig.custom().setConnectionRequestTimeout(Timeout.of(timeout))
				.setResponseTimeout(Timeout.of(timeout)).build());
		return context;
	}

	private static PoolingAsyncClientConnectionManager connections(OutboundProperties properties, SSLContext trust) {
		return PoolingAsyncClientConnectionManagerBuilder.create()
				.setTlsStrategy(new DefaultClientTlsStrategy(trust, HostnameVerificationPolicy.BOTH, HttpsSupport.getDefaultHostnameVerifier()))
				.setMaxConnPerRoute(MOST_PER_SERVER).setMaxConnTotal(MOST_CONNECTIONS)
				.setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(Timeout.of(properties.connectTimeout()))
						.setSocketTimeout(Timeout.of(properties.timeout()))
						// a kept connection that the server has closed would look like a server that does not answer
						.setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS).build())
				.build();
	}

	private static HttpRoute route(HttpHost target, HttpContext context) {
		InetSocketAddress way = (InetSocketAddress) Objects.requireNonNull(context.getAttribute(WAY), "No way was decided");
		HttpHost pinned = new HttpHost(target.getSchemeName(), way.getAddress(), target.getHostName(), way.getPort());
		return new HttpRoute(pinned, target, null, "https".equals(target.getSchemeName()));
	}
}
