package io.mirage.notification.channels;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.platform.outbound.OutboundClient;
import io.mirage.platform.outbound.OutboundRequest;

/** Sends to a room of Matrix. The transaction id makes the homeserver drop repetitions by itself. */
@Component
class MatrixCourier extends HttpCourier {

	private static final int LONGEST_TEXT = 8000;

	MatrixCourier(OutboundClient client, JsonMapper json) {
		super(client, json);
	}

	@Override
	public ChannelKind kind() {
		return ChannelKind.MATRIX;
	}

	@Override
	public List<Setting> settings() {
		return List.of(Setting.required("homeserver", Form.URL, "such as https://matrix.example"),
				Setting.required("room_id", Form.TEXT, "such as !abc:matrix.example"));
	}

	@Override
	public Setting secret() {
		return Setting.required("secret", Form.TEXT, "the access token of the account that writes");
	}

	@Override
	OutboundRequest request(OpenedChannel channel, Parcel parcel) {
		List<String> lines = parcel.lines(LONGEST_TEXT);
		String html = "<b>" + Texts.html(parcel.title()) + "</b><br>"
				+ lines.stream().map(Texts::html).collect(Collectors.joining("<br>"));
		String path = "/_matrix/client/v3/rooms/" + Texts.segment(channel.setting("room_id")) + "/send/m.room.message/" + parcel.id();
		return OutboundRequest.of("PUT", channel.at("homeserver", path), "application/json",
				json(Map.of("msgtype", "m.text", "body", parcel.title() + "\n" + String.join("\n", lines),
						"format", "org.matrix.custom.html", "formatted_body", html, "m.mentions", Map.of())))
				.with("Authorization", "Bearer " + channel.secret());
	}
}
