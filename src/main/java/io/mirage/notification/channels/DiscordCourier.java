package io.mirage.notification.channels;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.platform.outbound.OutboundClient;
import io.mirage.platform.outbound.OutboundRequest;

/** Posts an embed to a webhook of Discord: nobody is mentioned, and every character with a meaning is escaped. */
@Component
class DiscordCourier extends HttpCourier {

	private static final int LONGEST_TITLE = 256;
	/** Escaped, it may be twice as long, which is what an embed takes. */
	private static final int LONGEST_TEXT = 2000;
	private static final String MARKDOWN = "\\*_~`|>#-+[]()<:@!";

	DiscordCourier(OutboundClient client, JsonMapper json) {
		super(client, json);
	}

	@Override
	public ChannelKind kind() {
		return ChannelKind.DISCORD;
	}

	@Override
	public List<Setting> settings() {
		return List.of();
	}

	@Override
	public Setting secret() {
		return Setting.required("secret", Form.URL, "the address of the webhook, as Discord shows it");
	}

	@Override
	OutboundRequest request(OpenedChannel channel, Parcel parcel) {
		Map<String, Object> embed = new HashMap<>(Map.of("title", Texts.backslashed(Texts.cut(parcel.title(), LONGEST_TITLE / 2), MARKDOWN),
				"description", Texts.backslashed(String.join("\n", parcel.lines(LONGEST_TEXT - 100)), MARKDOWN)));
		if (parcel.page() != null) {
			embed.put("url", parcel.page().toString());
		}
		return OutboundRequest.postJson(URI.create(channel.secret()),
				json(Map.of("username", "Mirage", "embeds", List.of(embed), "allowed_mentions", Map.of("parse", List.of()))));
	}
}
