package io.mirage.notification.channels;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.platform.outbound.OutboundClient;
import io.mirage.platform.outbound.OutboundReply;
import io.mirage.platform.outbound.OutboundRequest;

/** Indexes a document for each news in Elasticsearch, by bulk; a document's id is the news' own, so a repetition is none. */
@Component
class ElasticCourier extends HttpCourier {

	private final JsonMapper mapper;

	ElasticCourier(OutboundClient client, JsonMapper mapper) {
		super(client, mapper);
		this.mapper = mapper;
	}

	@Override
	public ChannelKind kind() {
		return ChannelKind.ELASTIC;
	}

	@Override
	public List<Setting> settings() {
		return List.of(Setting.required("url", Form.URL, "such as https://elastic.example:9200"),
				Setting.required("index", Form.TEXT, "which index"));
	}

	@Override
	public Setting secret() {
		return Setting.optional("secret", Form.TEXT, "an API key, encoded as Elasticsearch shows it");
	}

	/** By index rather than create: the same document again is the same document. */
	@Override
	OutboundRequest request(OpenedChannel channel, Parcel parcel) {
		String body = parcel.lines().stream()
				.map(line -> json(Map.of("index", Map.of("_id", line.news().id().toString()))) + "\n" + json(NewsDocument.of(line)) + "\n")
				.collect(Collectors.joining());
		String path = "/" + Texts.segment(channel.setting("index")) + "/_bulk?filter_path=errors";
		OutboundRequest request = OutboundRequest.of("POST", channel.at("url", path), "application/x-ndjson", body);
		return channel.secret().isEmpty() ? request : request.with("Authorization", "ApiKey " + channel.secret());
	}

	/** A bulk of which a part has failed answers 200 all the same. */
	@Override
	boolean accepts(OutboundReply reply) {
		try {
			JsonNode answer = mapper.readTree(reply.body());
			return answer.path("errors").isBoolean() && !answer.path("errors").asBoolean();
		} catch (JacksonException unreadable) {
			return false;
		}
	}
}
