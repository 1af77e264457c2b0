package io.mirage.notification.channels;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.platform.outbound.OutboundClient;
import io.mirage.platform.outbound.OutboundRequest;

/** Sends short messages over whatever gateway takes them by HTTP, as a form or as JSON with names of its own. */
@Component
class SmsCourier extends HttpCourier {

	/** Two messages of 153 characters, which is what phones put together again everywhere. */
	private static final int LONGEST = 306;

	SmsCourier(OutboundClient client, JsonMapper json) {
		super(client, json);
	}

	@Override
	public ChannelKind kind() {
		return ChannelKind.SMS;
	}

	@Override
	public List<Setting> settings() {
		return List.of(Setting.required("url", Form.URL, "the gateway's address for sending"),
				Setting.required("number", Form.TEXT, "whose telephone, such as +15550100"),
				Setting.optional("format", Form.TEXT, "form (default) or json"),
				Setting.optional("number_field", Form.TEXT, "what the gateway calls the number; default to"),
				Setting.optional("text_field", Form.TEXT, "what the gateway calls the text; default text"),
				Setting.optional("sender_field", Form.TEXT, "what the gateway calls the sender; default from"),
				Setting.optional("sender", Form.TEXT, "who it is from, if the gateway wants to know"));
	}

	@Override
	public Setting secret() {
		return Setting.optional("authorization", Form.TEXT, "the Authorization header the gateway wants, such as Bearer …");
	}

	@Override
	OutboundRequest request(OpenedChannel channel, Parcel parcel) {
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put(named(channel, "number_field", "to"), channel.setting("number"));
		fields.put(named(channel, "text_field", "text"), text(parcel));
		if (!channel.setting("sender").isEmpty()) {
			fields.put(named(channel, "sender_field", "from"), channel.setting("sender"));
		}
		OutboundRequest request = channel.setting("format").equals("json")
				? OutboundRequest.postJson(channel.at("url", ""), json(fields))
				: OutboundRequest.of("POST", channel.at("url", ""), "application/x-www-form-urlencoded", form(fields));
		request = request.with("Idempotency-Key", parcel.id().toString());
		return channel.secret().isEmpty() ? request : request.with("Authorization", channel.secret());
	}

	private static String named(OpenedChannel channel, String setting, String usual) {
		return channel.setting(setting).isEmpty() ? usual : channel.setting(setting);
	}

	private static String text(Parcel parcel) {
		String text = "Mirage: " + parcel.title();
		return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
	}

	private static String form(Map<String, String> fields) {
		return fields.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
				.collect(Collectors.joining("&"));
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}
}
