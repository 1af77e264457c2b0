package io.mirage.notification.channels;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.platform.outbound.OutboundClient;
import io.mirage.platform.outbound.OutboundRequest;

/** Opens an issue on GitHub or a GitHub Enterprise Server. */
@Component
class GitHubCourier extends HttpCourier {

	GitHubCourier(OutboundClient client, JsonMapper json) {
		super(client, json);
	}

	@Override
	public ChannelKind kind() {
		return ChannelKind.GITHUB;
	}

	@Override
	public List<Setting> settings() {
		return List.of(Setting.required("owner", Form.TEXT, "whose repository"), Setting.required("repository", Form.TEXT, "its name"),
				Setting.optional("label", Form.TEXT, "a label for every issue"),
				Setting.optional("api", Form.URL, "default https://api.github.com"));
	}

	@Override
	public Setting secret() {
		return Setting.required("secret", Form.TEXT, "a token that may write issues of the repository");
	}

	@Override
	OutboundRequest request(OpenedChannel channel, Parcel parcel) {
		String path = "/repos/" + Texts.segment(channel.setting("owner")) + "/" + Texts.segment(channel.setting("repository")) + "/issues";
		URI uri = channel.setting("api").isEmpty() ? URI.create("https://api.github.com" + path) : channel.at("api", path);
		List<String> labels = channel.setting("label").isEmpty() ? List.of() : List.of(channel.setting("label"));
		return OutboundRequest.postJson(uri, json(Map.of("title", Texts.cut(parcel.title(), 250), "body", IssueText.of(parcel), "labels", labels)))
				.with("Authorization", "Bearer " + channel.secret()).with("Accept", "application/vnd.github+json")
				.with("X-GitHub-Api-Version", "2022-11-28");
	}
}
