package io.mirage.notification.channels;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.platform.outbound.OutboundClient;
import io.mirage.platform.outbound.OutboundRequest;

/** Sends as a bot of Telegram, in its HTML, of which nothing but a bold title is used. */
@Component
class TelegramCourier extends HttpCourier {

	/** Of the 4096 that a message may have once its entities are read. */
	private static final int LONGEST_TEXT = 3500;

	TelegramCourier(OutboundClient client, JsonMapper json) {
		super(client, json);
	}

	@Override
	public ChannelKind kind() {
		return ChannelKind.TELEGRAM;
	}

	@Override
	public List<Setting> settings() {
		return List.of(Setting.required("chat_id", Form.TEXT, "which chat, a number or @name"),
				Setting.optional("api", Form.URL, "a Bot API server of one's own; default https://api.telegram.org"));
	}

	@Override
	public Setting secret() {
		return Setting.required("secret", Form.TEXT, "the bot's token");
	}

	@Override
	OutboundRequest request(OpenedChannel channel, Parcel parcel) {
		String text = "<b>" + Texts.html(parcel.title()) + "</b>\n" + Texts.html(String.join("\n", parcel.lines(LONGEST_TEXT)))
				+ (parcel.page() == null ? "" : "\n" + Texts.html(parcel.page().toString()));
		String path = "/bot" + Texts.segment(channel.secret()) + "/sendMessage";
		URI uri = channel.setting("api").isEmpty() ? URI.create("https://api.telegram.org" + path) : channel.at("api", path);
		return OutboundRequest.postJson(uri, json(Map.of("chat_id", channel.setting("chat_id"), "text", text, "parse_mode", "HTML",
				"link_preview_options", Map.of("is_disabled", true))));
	}
}
