package io.mirage.notification.channels;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.platform.outbound.OutboundClient;
import io.mirage.platform.outbound.OutboundRequest;

/** Opens an issue on GitLab. */
@Component
class GitLabCourier extends HttpCourier {

	GitLabCourier(OutboundClient client, JsonMapper json) {
		super(client, json);
	}

	@Override
	public ChannelKind kind() {
		return ChannelKind.GITLAB;
	}

	@Override
	public List<Setting> settings() {
		return List.of(Setting.required("project", Form.TEXT, "id or path, such as security/aurora"),
				Setting.optional("labels", Form.TEXT, "labels for every issue, separated by commas"),
				Setting.optional("api", Form.URL, "default https://gitlab.com"));
	}

	@Override
	public Setting secret() {
		return Setting.required("secret", Form.TEXT, "an access token with the scope api");
	}

	@Override
	OutboundRequest request(OpenedChannel channel, Parcel parcel) {
		String path = "/api/v4/projects/" + Texts.segment(channel.setting("project")) + "/issues";
		URI uri = channel.setting("api").isEmpty() ? URI.create("https://gitlab.com" + path) : channel.at("api", path);
		return OutboundRequest.postJson(uri, json(Map.of("title", Texts.cut(parcel.title(), 250), "description", IssueText.of(parcel),
				"labels", channel.setting("labels")))).with("PRIVATE-TOKEN", channel.secret());
	}
}
