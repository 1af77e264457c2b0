package io.mirage.auth.federation;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Where other systems are asked, and how: bounded in time, never following a redirect to somewhere else. */
final class Endpoints {

	static final Duration CONNECT = Duration.ofSeconds(5);
	static final Duration ANSWER = Duration.ofSeconds(10);

	private Endpoints() {}

	static RestClient client() {
		HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER).build();
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
		requests.setReadTimeout(ANSWER);
		return RestClient.builder().requestFactory(requests).build();
	}

	/** Over TLS, or on this machine: a token or a password that goes past other eyes is everybody's. */
	static boolean isSafe(URI uri) {
		return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && isLocal(uri.getHost()));
	}

	static boolean isLocal(@Nullable String host) {
		return host != null && (host.equals("localhost") || isLoopbackAddress(host));
	}

	private static boolean isLoopbackAddress(String host) {
		try {
			return InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")).isLoopbackAddress();
		} catch (IllegalArgumentException aName) {
			return false;
		}
	}
}
