package io.mirage.reporting;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.jayway.jsonpath.JsonPath;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import io.mirage.support.Callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Calls of the API of this module. */
final class ReportOrders {

	private final MockMvcTester mvc;

	ReportOrders(MockMvcTester mvc) {
		this.mvc = mvc;
	}

	MvcTestResult get(String path) {
		return mvc.get().uri("/api/v1" + path).with(Callers.readOnly()).exchange();
	}

	MvcTestResult post(String path, String body) {
		return post(path, body, Callers.analyst());
	}

	MvcTestResult post(String path, String body, RequestPostProcessor caller) {
		return mvc.post().uri("/api/v1" + path).contentType(MediaType.APPLICATION_JSON).content(body).with(caller).exchange();
	}

	MvcTestResult put(String path, String body) {
		return mvc.put().uri("/api/v1" + path).contentType(MediaType.APPLICATION_JSON).content(body).with(Callers.analyst()).exchange();
	}

	MvcTestResult delete(String path) {
		return mvc.delete().uri("/api/v1" + path).with(Callers.analyst()).exchange();
	}

	/** Of a scan by a template as a format; waits until it is written. */
	String written(String scan, String template, String format) {
		MvcTestResult ordered = post("/reports", "{\"scan_id\": \"%s\", \"template\": \"%s\", \"formats\": [\"%s\"]}".formatted(scan, template,
				format));
		assertThat(ordered).as(text(ordered)).hasStatus(201);
		String report = read(ordered, "$.id");
		await().atMost(Duration.ofSeconds(60)).until(() -> read(get("/reports/" + report), "$.state"), "ready"::equals);
		return text(get("/reports/" + report + "/content?format=" + format));
	}

	static <T> T read(MvcTestResult answer, String path) {
		return JsonPath.read(text(answer), path);
	}

	static String text(MvcTestResult answer) {
		return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}
}
