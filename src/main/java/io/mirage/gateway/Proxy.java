package io.mirage.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;

import io.mirage.platform.modules.MirageModule;
import io.mirage.platform.web.ProblemException;

/**
 * Passes a request on to a process that runs the module it is for, streaming both ways. An instance that cannot be
 * reached is skipped; one that broke off is replaced only if asking twice does no harm, and if not too many requests are
 * sent twice already. One that failed again and again is left alone for a while.
 */
@Component
class Proxy implements HttpRequestHandler {

	private static final Logger LOG = LoggerFactory.getLogger(Proxy.class);
	private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS");

	private final Instances instances;
	private final InstanceBreakers breakers;
	private final RetryBudget budget;
	private final ProxyHeaders headers;
	private final Problems problems;
	private final GatewayProperties properties;
	private final MeterRegistry metrics;
	private final HttpClient client;

	Proxy(Instances instances, InstanceBreakers breakers, ProxyHeaders headers, Problems problems, GatewayProperties properties, MeterRegistry metrics) {
		this.instances = instances;
		this.breakers = breakers;
		this.budget = new RetryBudget(properties.retryShare());
		this.headers = headers;
		this.problems = problems;
		this.properties = properties;
		this.metrics = metrics;
		// Over a plain connection HTTP/2 would start with an upgrade that some requests with a body do not survive.
		this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
				.connectTimeout(properties.connectTimeout()).followRedirects(HttpClient.Redirect.NEVER).build();
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
		try {
			MirageModule module = Routes.moduleOf(Routes.pathOf(request)).orElseThrow();
			try (InputStream body = forward(module, request, response)) {
				relay(body, response.getOutputStream());
			}
		} catch (ProblemException failure) {
			problems.write(request, response, failure);
		}
	}

	/** @return the body of the answer whose status and headers are in {@code response} already */
	private InputStream forward(MirageModule module, HttpServletRequest request, HttpServletResponse response) {
		List<Instance> candidates = instances.of(module);
		if (candidates.isEmpty()) {
			throw unavailable(module, "No process that runs the module " + module.id() + " has been heard of lately.");
		}
		budget.earn();
		boolean tried = false;
		for (Instance instance : candidates) {
			if (!breakers.admits(instance)) {
				continue;
			}
			if (tried && !budget.spend()) {
				throw unavailable(module, "A process that runs the module " + module.id()
						+ " did not answer, and too many requests have been sent twice already.");
			}
			tried = true;
			try {
				HttpResponse<InputStream> answer = client.send(request(instance, request), BodyHandlers.ofInputStream());
				breakers.succeeded(instance);
				response.setStatus(answer.statusCode());
				headers.back(answer.headers(), response);
				return answer.body();
			} catch (ConnectException | HttpConnectTimeoutException notThere) {
				failed(module, instance, notThere);
			} catch (IOException brokenOff) {
				failed(module, instance, brokenOff);
				if (!IDEMPOTENT.contains(request.getMethod())) {
					throw GatewayProblem.MODULE_FAILED.because("The module " + module.id()
							+ " did not answer. Whether the request took effect is not known.");
				}
			} catch (InterruptedException stopped) {
				Thread.currentThread().interrupt();
				throw unavailable(module, "The gateway is stopping.");
			}
		}
		throw unavailable(module, tried ? "None of the processes that run the module " + module.id() + " can be reached."
				: "All processes that run the module " + module.id() + " have failed lately and are left alone for a moment.");
	}

	private ProblemException unavailable(MirageModule module, String detail) {
		metrics.counter("mirage.gateway.unavailable", "module", module.id()).increment();
		return GatewayProblem.MODULE_UNAVAILABLE.because(detail).retryAfter(properties.instanceExpiry());
	}

	private void failed(MirageModule module, Instance instance, IOException failure) {
		breakers.failed(instance);
		metrics.counter("mirage.gateway.proxy.failures", "module", module.id()).increment();
		LOG.warn("{} at {} did not answer for {}: {}", instance.id(), instance.uri(), module.id(), failure.toString());
	}

	private HttpRequest request(Instance instance, HttpServletRequest request) throws IOException {
		String query = request.getQueryString();
		URI target = URI.create(instance.uri() + request.getRequestURI() + (query == null ? "" : "?" + query));
		HttpRequest.Builder builder = HttpRequest.newBuilder(target).timeout(properties.responseTimeout())
				.method(request.getMethod(), body(request));
		headers.forward(request, builder);
		return builder.build();
	}

	private static BodyPublisher body(HttpServletRequest request) throws IOException {
		long length = request.getContentLengthLong();
		if (length == 0 || length < 0 && request.getHeader("Transfer-Encoding") == null) {
			return BodyPublishers.noBody();
		}
		InputStream body = request.getInputStream();
		BodyPublisher stream = BodyPublishers.ofInputStream(() -> body);
		return length < 0 ? stream : BodyPublishers.fromPublisher(stream, length);
	}

	/** Flushes what has come so far, so that a live stream stays live. */
	private static void relay(InputStream from, OutputStream to) throws IOException {
		byte[] buffer = new byte[16 * 1024];
		for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
			to.write(buffer, 0, read);
			if (from.available() == 0) {
				to.flush();
			}
		}
	}
}
