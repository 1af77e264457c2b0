package io.mirage.notification.channels;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.platform.outbound.OutboundClient;
import io.mirage.platform.outbound.OutboundRequest;

/** Sends an event for each news to Splunk's HTTP Event Collector; the news' own id lets a search drop repetitions. */
@Component
class SplunkCourier extends HttpCourier {

	SplunkCourier(OutboundClient client, JsonMapper json) {
		super(client, json);
	}

	@Override
	public ChannelKind kind() {
		return ChannelKind.SPLUNK;
	}

	@Override
	public List<Setting> settings() {
		return List.of(Setting.required("url", Form.URL, "such as https://splunk.example:8088"),
				Setting.optional("index", Form.TEXT, "which index; the token's own if left out"));
	}

	@Override
	public Setting secret() {
		return Setting.required("secret", Form.TEXT, "the collector's token");
	}

	@Override
	OutboundRequest request(OpenedChannel channel, Parcel parcel) {
		String body = parcel.lines().stream().map(line -> json(event(channel, line))).collect(Collectors.joining("\n"));
		return OutboundRequest.of("POST", channel.at("url", "/services/collector/event"), "application/json", body)
				.with("Authorization", "Splunk " + channel.secret());
	}

	private static Map<String, Object> event(OpenedChannel channel, Parcel.Line line) {
		Map<String, Object> event = new HashMap<>(Map.of("time", line.news().occurredAt().toEpochMilli() / 1000.0,
				"source", "mirage", "sourcetype", "mirage:notification", "event", NewsDocument.of(line)));
		if (!channel.setting("index").isEmpty()) {
			event.put("index", channel.setting("index"));
		}
		return event;
	}
}
