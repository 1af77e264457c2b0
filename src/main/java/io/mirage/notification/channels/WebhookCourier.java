package io.mirage.notification.channels;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.outbound.OutboundClient;
import io.mirage.platform.outbound.OutboundRequest;
import io.mirage.platform.secrets.WebhookSignature;

/** Posts JSON, signed as Standard Webhooks has it. */
@Component
class WebhookCourier extends HttpCourier {

	/** The body; names are API, and only ever added. */
	record Payload(UUID id, String type, @Nullable String rule, String title, @Nullable Severity severity, Instant createdAt,
			List<Item> items) {

		static Payload of(Parcel parcel) {
			return new Payload(parcel.id(), "notification", parcel.rule(), parcel.title(), parcel.severity(), parcel.at(),
					parcel.lines().stream().map(Item::of).toList());
		}
	}

	record Item(UUID id, NewsKind kind, @Nullable Severity severity, String title, String body, String text, ProjectId projectId,
			ScanId scanId, List<EntityRef> entities, Instant occurredAt) {

		static Item of(Parcel.Line line) {
			News news = line.news();
			return new Item(news.id(), news.kind(), news.severity(), news.title(), news.body(), line.text(), news.projectId(),
					news.scanId(), news.entities(), news.occurredAt());
		}
	}

	private final JsonMapper mapper;
	private final Clock clock;

	WebhookCourier(OutboundClient client, JsonMapper mapper, Clock clock) {
		super(client, mapper);
		this.mapper = mapper;
		this.clock = clock;
	}

	@Override
	public ChannelKind kind() {
		return ChannelKind.WEBHOOK;
	}

	@Override
	public List<Setting> settings() {
		return List.of(Setting.required("url", Form.URL, "where it is posted"));
	}

	@Override
	public Setting secret() {
		return Setting.required("secret", Form.TEXT, "by which the receiver knows that a message is ours; made here if it is left out");
	}

	@Override
	OutboundRequest request(OpenedChannel channel, Parcel parcel) {
		OutboundRequest request = OutboundRequest.postJson(channel.at("url", ""), mapper.writeValueAsString(Payload.of(parcel)));
		Instant now = clock.instant();
		String id = parcel.id().toString();
		return request.with(WebhookSignature.ID, id).with("Idempotency-Key", id)
				.with(WebhookSignature.TIMESTAMP, Long.toString(now.getEpochSecond()))
				.with(WebhookSignature.SIGNATURE, WebhookSignature.sign(channel.secret(), id, now, request.body()));
	}
}
