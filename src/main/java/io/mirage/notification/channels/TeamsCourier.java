package io.mirage.notification.channels;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.platform.outbound.OutboundClient;
import io.mirage.platform.outbound.OutboundRequest;

/** Posts an adaptive card to a workflow of Teams. Text runs are not interpreted, unlike text blocks. */
@Component
class TeamsCourier extends HttpCourier {

	/** Of the 28 KB that a card may have. */
	private static final int LONGEST_TEXT = 8000;

	TeamsCourier(OutboundClient client, JsonMapper json) {
		super(client, json);
	}

	@Override
	public ChannelKind kind() {
		return ChannelKind.TEAMS;
	}

	@Override
	public List<Setting> settings() {
		return List.of();
	}

	@Override
	public Setting secret() {
		return Setting.required("secret", Form.URL, "the address of the workflow that posts to a chat or channel");
	}

	@Override
	OutboundRequest request(OpenedChannel channel, Parcel parcel) {
		List<Map<String, Object>> body = new ArrayList<>();
		body.add(block(Map.of("type", "TextRun", "text", parcel.title(), "weight", "Bolder", "size", "Large")));
		parcel.lines(LONGEST_TEXT).forEach(line -> body.add(block(Map.of("type", "TextRun", "text", line))));
		List<Map<String, Object>> actions = parcel.page() == null ? List.of()
				: List.of(Map.of("type", "Action.OpenUrl", "title", "Open in Mirage", "url", parcel.page().toString()));
		Map<String, Object> card = Map.of("type", "AdaptiveCard", "$schema", "http://adaptivecards.io/schemas/adaptive-card.json",
				"version", "1.4", "body", body, "actions", actions);
		return OutboundRequest.postJson(URI.create(channel.secret()), json(Map.of("type", "message", "attachments",
				List.of(Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card)))));
	}

	private static Map<String, Object> block(Map<String, Object> run) {
		return Map.of("type", "RichTextBlock", "inlines", List.of(run));
	}
}
