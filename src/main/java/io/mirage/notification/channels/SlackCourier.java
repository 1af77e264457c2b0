package io.mirage.notification.channels;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.platform.outbound.OutboundClient;
import io.mirage.platform.outbound.OutboundRequest;

/**
 * Posts to an incoming webhook of Slack. What was collected stands in plain_text blocks, which Slack does not interpret;
 * in the short text for notifications the three characters with a meaning are escaped.
 */
@Component
class SlackCourier extends HttpCourier {

	private static final int LONGEST_HEADER = 150;
	private static final int LONGEST_TEXT = 2900;

	SlackCourier(OutboundClient client, JsonMapper json) {
		super(client, json);
	}

	@Override
	public ChannelKind kind() {
		return ChannelKind.SLACK;
	}

	@Override
	public List<Setting> settings() {
		return List.of();
	}

	@Override
	public Setting secret() {
		return Setting.required("secret", Form.URL, "the address of the incoming webhook, as Slack shows it");
	}

	@Override
	OutboundRequest request(OpenedChannel channel, Parcel parcel) {
		List<Map<String, Object>> blocks = new ArrayList<>();
		blocks.add(Map.of("type", "header", "text", plain(Texts.cut(parcel.title(), LONGEST_HEADER))));
		String lines = String.join("\n", parcel.lines(LONGEST_TEXT));
		if (!lines.isBlank()) {
			blocks.add(Map.of("type", "section", "text", plain(lines)));
		}
		if (parcel.page() != null) {
			blocks.add(Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", "<" + parcel.page() + "|Open in Mirage>")));
		}
		return OutboundRequest.postJson(URI.create(channel.secret()), json(Map.of("text", escaped(parcel.title()), "mrkdwn", false,
				"blocks", blocks, "unfurl_links", false, "unfurl_media", false)));
	}

	private static Map<String, Object> plain(String text) {
		return Map.of("type", "plain_text", "text", text, "emoji", false);
	}

	private static String escaped(String hostile) {
		return hostile.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}
}
