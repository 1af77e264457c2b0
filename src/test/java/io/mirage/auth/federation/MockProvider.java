package io.mirage.auth.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

import io.mirage.platform.secrets.Sha256;

/**
 * An OpenID provider on this machine, over real HTTP. It is strict: a code is good once, for the client, address and
 * verifier it was made for. Whoever comes to it is signed in at once as the person that the test last named.
 */
public final class MockProvider implements AutoCloseable {

	public static final String CLIENT = "mirage client";
	public static final String SECRET = "s3cret:with/signs";

	private final HttpServer server;
	private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
	private final List<String> requests = new CopyOnWriteArrayList<>();
	private volatile RSAKey key = newKey();
	private volatile Map<String, Object> person = Map.of();
	private volatile Map<String, Object> userInfo = Map.of();
	private volatile UnaryOperator<Map<String, Object>> metadata = UnaryOperator.identity();
	private volatile Signing signing = this::sign;

	public MockProvider() {
		try {
			server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		} catch (IOException e) {
			throw new UncheckedIOException("No port for a provider", e);
		}
		server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, 200, metadata.apply(describe())));
		server.createContext("/authorize", this::authorize);
		server.createContext("/token", this::token);
		server.createContext("/jwks", exchange -> json(exchange, 200, new JWKSet(key).toJSONObject(true)));
		server.createContext("/userinfo", exchange -> json(exchange, 200, userInfo));
		server.start();
	}

	/** How a token is made of its claims. */
	@FunctionalInterface
	public interface Signing {
		String sign(JWTClaimsSet claims) throws JOSEException;
	}

	public String issuer() {
		return "http://127.0.0.1:" + server.getAddress().getPort();
	}

	/** As it was at first. */
	public void reset() {
		person = Map.of();
		userInfo = Map.of();
		signing = this::sign;
		metadata = UnaryOperator.identity();
		requests.clear();
	}

	/** @param claims about the next person who comes, in addition to those that every token has; null takes one away */
	public void expect(Map<String, Object> claims) {
		person = claims;
	}

	public void tellMore(Map<String, Object> claims) {
		userInfo = claims;
	}

	public void describeItselfAs(UnaryOperator<Map<String, Object>> change) {
		metadata = change;
	}

	public void signWith(Signing other) {
		signing = other;
	}

	public RSAKey key() {
		return key;
	}

	public void rotateKey() {
		key = newKey();
	}

	/** Parameters of all requests for tokens, as they were sent. */
	public List<String> tokenRequests() {
		return requests;
	}

	private Map<String, Object> describe() {
		return new HashMap<>(Map.of("issuer", issuer(), "authorization_endpoint", issuer() + "/authorize?tenant=kites",
				"token_endpoint", issuer() + "/token", "jwks_uri", issuer() + "/jwks", "userinfo_endpoint", issuer() + "/userinfo"));
	}

	private void authorize(HttpExchange exchange) throws IOException {
		Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
		String back = query.getOrDefault("redirect_uri", "");
		boolean sound = "code".equals(query.get("response_type")) && "S256".equals(query.get("code_challenge_method"))
				&& "kites".equals(query.get("tenant")) && CLIENT.equals(query.get("client_id"))
				&& List.of(query.getOrDefault("scope", "").split(" ")).contains("openid");
		if (!sound) {
			json(exchange, 400, Map.of("error", "invalid_request"));
			return;
		}
		String code = UUID.randomUUID().toString();
		codes.put(code, query);
		exchange.getResponseHeaders().add("Location", back + "?code=" + code + "&state=" + query.get("state"));
		exchange.sendResponseHeaders(302, -1);
		exchange.close();
	}

	private void token(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		requests.add(body);
		Map<String, String> form = parameters(body);
		Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
		if (!isClient(exchange.getRequestHeaders().getFirst("Authorization"))) {
			json(exchange, 401, Map.of("error", "invalid_client"));
		} else if (asked == null || !Objects.equals(asked.get("redirect_uri"), form.get("redirect_uri"))
				|| !Sha256.base64Url(form.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"))) {
			json(exchange, 400, Map.of("error", "invalid_grant"));
		} else {
			json(exchange, 200, Map.of("access_token", "opaque", "token_type", "Bearer", "id_token", idToken(asked)));
		}
	}

	private static boolean isClient(@Nullable String authorization) {
		if (authorization == null || !authorization.startsWith("Basic ")) {
			return false;
		}
		String[] both = new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8).split(":");
		return both.length == 2 && decoded(both[0]).equals(CLIENT) && decoded(both[1]).equals(SECRET);
	}

	private String idToken(Map<String, String> asked) {
		Instant now = Instant.now();
		JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(issuer()).audience(CLIENT).issueTime(Date.from(now))
				.expirationTime(Date.from(now.plusSeconds(300))).claim("nonce", asked.get("nonce"));
		if (asked.containsKey("max_age")) {
			claims.claim("auth_time", now.getEpochSecond());
		}
		person.forEach(claims::claim);
		try {
			return signing.sign(claims.build());
		} catch (JOSEException e) {
			throw new IllegalStateException("The provider cannot sign", e);
		}
	}

	private String sign(JWTClaimsSet claims) throws JOSEException {
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
		token.sign(new RSASSASigner(key));
		return token.serialize();
	}

	private static RSAKey newKey() {
		try {
			return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
		} catch (JOSEException e) {
			throw new IllegalStateException("This Java cannot make an RSA key", e);
		}
	}

	private static void json(HttpExchange exchange, int status, Map<String, Object> content) throws IOException {
		byte[] body = JSONObjectUtils.toJSONString(content).getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	/** Of a query or a form. */
	public static Map<String, String> parameters(@Nullable String text) {
		List<String> pairs = text == null ? List.of() : new ArrayList<>(Arrays.asList(text.split("&")));
		return pairs.stream().map(pair -> pair.split("=", 2)).filter(pair -> pair.length == 2)
				.collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1]), (first, second) -> second, HashMap::new));
	}

	private static String decoded(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	/** The query of an address the provider sent the browser back to. */
	public static String pathAndQuery(URI address) {
		return address.getRawPath() + "?" + address.getRawQuery();
	}

	@Override
	public void close() {
		server.stop(0);
	}
}
