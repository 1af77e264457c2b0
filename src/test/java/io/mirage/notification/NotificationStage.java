package io.mirage.notification;

import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.correlation.Evidence;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingId;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.users.ProjectId;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.Investigation;

import static org.assertj.core.api.Assertions.assertThat;

/** What tests of notifications have in common: channels and rules made over the API, findings told as events. */
public final class NotificationStage {

	private final MockMvcTester mvc;
	private final JsonMapper json;
	private final JdbcClient jdbc;
	private final Deliveries events;

	public NotificationStage(ApplicationContext context) {
		this.mvc = context.getBean(MockMvcTester.class);
		this.json = context.getBean(JsonMapper.class);
		this.jdbc = context.getBean(JdbcClient.class);
		this.events = new Deliveries(context);
	}

	public void clear() {
		jdbc.sql("""
				truncate notification.message, notification.reading, notification.scan, notification.setting, notification.channel,
				notification.rule, notification.rule_channel, notification.news, notification.first_news, notification.delivery,
				notification.delivery_item, notification.attempt, notification.preference, notification.account, notification.tag""").update();
	}

	public Deliveries events() {
		return events;
	}

	/** @return its id */
	public String channel(Map<String, Object> channel) {
		return id(post("/api/v1/notification-channels", channel, Callers.admin()));
	}

	public String webhook(String name, Object url) {
		return channel(Map.of("name", name, "kind", "webhook", "settings", Map.of("url", url.toString()), "per_minute", 100_000));
	}

	/** @return its id */
	public String rule(Map<String, Object> rule) {
		return id(post("/api/v1/notification-rules", rule, Callers.admin()));
	}

	public MvcTestResult post(String path, Object body, RequestPostProcessor caller) {
		return send(HttpMethod.POST, path, body, caller);
	}

	public MvcTestResult send(HttpMethod method, String path, Object body, RequestPostProcessor caller) {
		return mvc.method(method).uri(path).with(caller).contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body))
				.exchange();
	}

	public MvcTestResult get(String path, RequestPostProcessor caller) {
		return mvc.get().uri(path).with(caller).exchange();
	}

	private static String id(MvcTestResult created) {
		assertThat(created).hasStatus(201);
		return read(created, "$.id");
	}

	public static <T> T read(MvcTestResult answer, String path) {
		try {
			return JsonPath.read(answer.getResponse().getContentAsString(), path);
		} catch (UnsupportedEncodingException e) {
			throw new IllegalStateException(e);
		}
	}

	public void tell(FindingsRaised... all) {
		events.deliver(all);
	}

	/** One finding for each headline, about the entity. */
	public static FindingsRaised findings(Investigation scan, Severity severity, EntityRef entity, String... headlines) {
		List<Finding> findings = new ArrayList<>();
		Arrays.stream(headlines).forEach(headline -> findings.add(new Finding(FindingId.of(scan.id().value(), "rule", headline), "rule", "Rule",
				severity, headline, "Because.", List.of(new Evidence(null, entity)))));
		return new FindingsRaised(EventHeader.of(scan.id(), OrganisationId.DEFAULT, Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC)),
				scan.id(), ProjectId.DEFAULT, findings);
	}

	public static FindingsRaised findings(Investigation scan, Severity severity, String... headlines) {
		return findings(scan, severity, Investigation.TARGET, headlines);
	}
}
