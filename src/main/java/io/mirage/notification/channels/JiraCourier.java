package io.mirage.notification.channels;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.platform.outbound.OutboundClient;
import io.mirage.platform.outbound.OutboundRequest;

/** Opens an issue in Jira, by the version of its API that cloud and data centre have in common. */
@Component
class JiraCourier extends HttpCourier {

	private static final int LONGEST = 15_000;
	/** What wiki markup gives a meaning to. */
	private static final String MARKUP = "\\{}[]*_-+^~?!|#@";

	JiraCourier(OutboundClient client, JsonMapper json) {
		super(client, json);
	}

	@Override
	public ChannelKind kind() {
		return ChannelKind.JIRA;
	}

	@Override
	public List<Setting> settings() {
		return List.of(Setting.required("url", Form.URL, "such as https://example.atlassian.net"),
				Setting.required("project", Form.TEXT, "the project's key"),
				Setting.optional("type", Form.TEXT, "the type of issue; default Task"),
				Setting.optional("user", Form.TEXT, "whose API token the secret is; left out if it is a personal access token"));
	}

	@Override
	public Setting secret() {
		return Setting.required("secret", Form.TEXT, "an API token, or a personal access token");
	}

	@Override
	OutboundRequest request(OpenedChannel channel, Parcel parcel) {
		String type = channel.setting("type").isEmpty() ? "Task" : channel.setting("type");
		Map<String, Object> fields = Map.of("project", Map.of("key", channel.setting("project")), "issuetype", Map.of("name", type),
				"summary", Texts.cut(parcel.title(), 250), "description", description(parcel), "labels", List.of("mirage"));
		return OutboundRequest.postJson(channel.at("url", "/rest/api/2/issue"), json(Map.of("fields", fields)))
				.with("Authorization", authorization(channel));
	}

	private static String description(Parcel parcel) {
		return Texts.backslashed(String.join("\n", parcel.lines(LONGEST)), MARKUP) + (parcel.page() == null ? "" : "\n\n" + parcel.page())
				+ "\n\nMirage delivery " + parcel.id();
	}

	private static String authorization(OpenedChannel channel) {
		String both = channel.setting("user") + ":" + channel.secret();
		return channel.setting("user").isEmpty() ? "Bearer " + channel.secret()
				: "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
	}
}
