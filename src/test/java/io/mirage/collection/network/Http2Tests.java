package io.mirage.collection.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.DiscardingEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.http2.ssl.H2ServerTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.ListenerEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mirage.collection.collectors.Certificates;
import io.mirage.collection.source.HttpReply;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that speaks both versions of HTTP. */
@Timeout(60)
class Http2Tests {

	private static final X509Certificate CERTIFICATE = Certificates.of("shop.aurora-kites.example", "");

	@ParameterizedTest
	@CsvSource({"NEGOTIATE,HTTP/2", "FORCE_HTTP_1,HTTP/1.1"})
	void theServerChoosesTheVersion(HttpVersionPolicy policy, String version) throws Exception {
		try (Server server = new Server(policy, "kites"); Wire wire = Wire.toNobodyBut(server.at("shop.aurora-kites.example:443"))) {
			HttpReply reply = wire.client().visit(URI.create("https://shop.aurora-kites.example/"));

			assertThat(reply.text()).isEqualTo("kites");
			assertThat(new String(reply.evidence().bytes(), StandardCharsets.ISO_8859_1)).startsWith(version);
		}
	}

	@Test
	void longAnswersAreCutToo() throws Exception {
		try (Server server = new Server(HttpVersionPolicy.NEGOTIATE, "k".repeat(3 << 20));
				Wire wire = Wire.toNobodyBut(server.at("shop.aurora-kites.example:443"))) {
			wire.set("network.max-bytes", 100_000);

			for (int visit = 0; visit < 2; visit++) {
				HttpReply reply = wire.client().visit(URI.create("https://shop.aurora-kites.example/"));
				assertThat(reply.body()).hasSize(100_000);
				assertThat(reply.evidence().truncated()).isTrue();
			}
		}
	}

	private record Server(HttpAsyncServer server, int port) implements AutoCloseable {

		Server(HttpVersionPolicy policy, String page) throws Exception {
			this(started(policy, page));
		}

		private Server(HttpAsyncServer server) throws Exception {
			this(server, ((InetSocketAddress) listening(server).getAddress()).getPort());
		}

		private static HttpAsyncServer started(HttpVersionPolicy policy, String page) {
			HttpAsyncServer server = H2ServerBootstrap.bootstrap().setVersionPolicy(policy).setCanonicalHostName("shop.aurora-kites.example")
					.setTlsStrategy(new H2ServerTlsStrategy(Certificates.serving(CERTIFICATE))).register("*", new Page(page)).create();
			server.start();
			return server;
		}

		private static ListenerEndpoint listening(HttpAsyncServer server) throws Exception {
			return server.listen(new InetSocketAddress("127.0.0.1", 0), URIScheme.HTTPS).get(10, TimeUnit.SECONDS);
		}

		String at(String hostAndPort) {
			return hostAndPort + "=127.0.0.1:" + port;
		}

		@Override
		public void close() {
			server.close(CloseMode.IMMEDIATE);
		}
	}

	private record Page(String text) implements AsyncServerRequestHandler<Message<HttpRequest, Void>> {

		@Override
		public AsyncRequestConsumer<Message<HttpRequest, Void>> prepare(HttpRequest request, EntityDetails entity, HttpContext context) {
			return new BasicRequestConsumer<>(entity == null ? null : new DiscardingEntityConsumer<>());
		}

		@Override
		public void handle(Message<HttpRequest, Void> request, ResponseTrigger response, HttpContext context)
				throws IOException, HttpException {
			assertThat(List.of("shop.aurora-kites.example")).contains(request.getHead().getAuthority().getHostName());
			response.submitResponse(AsyncResponseBuilder.create(200).setEntity(text, ContentType.TEXT_PLAIN).build(), context);
		}
	}
}
