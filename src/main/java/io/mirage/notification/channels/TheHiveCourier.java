package io.mirage.notification.channels;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.correlation.Severity;
import io.mirage.platform.outbound.OutboundClient;
import io.mirage.platform.outbound.OutboundRequest;

/** Raises an alert in TheHive 5. Its source reference is the delivery's id, so a repetition is no second alert. */
@Component
class TheHiveCourier extends HttpCourier {

	private static final int LONGEST = 15_000;

	TheHiveCourier(OutboundClient client, JsonMapper json) {
		super(client, json);
	}

	@Override
	public ChannelKind kind() {
		return ChannelKind.THEHIVE;
	}

	@Override
	public List<Setting> settings() {
		return List.of(Setting.required("url", Form.URL, "such as https://thehive.example"));
	}

	@Override
	public Setting secret() {
		return Setting.required("secret", Form.TEXT, "an API key of TheHive");
	}

	@Override
	OutboundRequest request(OpenedChannel channel, Parcel parcel) {
		return OutboundRequest.postJson(channel.at("url", "/api/v1/alert"),
				json(Map.of("type", "osint", "source", "Mirage", "sourceRef", parcel.id().toString(), "title", Texts.cut(parcel.title(), 250),
						"description", Texts.fenced(String.join("\n", parcel.lines(LONGEST))), "severity", level(parcel.severity()))))
				.with("Authorization", "Bearer " + channel.secret());
	}

	/** 1 to 4. */
	private static int level(@Nullable Severity severity) {
		return severity == null ? 1 : switch (severity) {
			case INFO, LOW -> 1;
			case MEDIUM -> 2;
			case HIGH -> 3;
			case CRITICAL -> 4;
		};
	}
}
