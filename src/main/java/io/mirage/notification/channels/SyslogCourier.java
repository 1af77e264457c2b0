package io.mirage.notification.channels;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.platform.outbound.OutboundException;
import io.mirage.platform.outbound.OutboundSocket;
import io.mirage.platform.readmodel.VisibleText;

/**
 * Sends a message of syslog (RFC 5424) for each news, whose text is an event in the Common Event Format. Over TCP each is
 * led by its length (RFC 6587, 3.4.1; RFC 5425 with TLS). Syslog confirms nothing: what was taken by the other side's
 * system counts as delivered.
 */
@Component
class SyslogCourier implements Courier {

	/** Of those for audits (RFC 5424, 6.2.1). */
	private static final int FACILITY = 13 << 3;

	private final OutboundSocket socket;

	SyslogCourier(OutboundSocket socket) {
		this.socket = socket;
	}

	@Override
	public ChannelKind kind() {
		return ChannelKind.SYSLOG;
	}

	@Override
	public List<Setting> settings() {
		return List.of(Setting.required("address", Form.SOCKET, "host:port, such as siem.example:6514"),
				Setting.optional("tls", Form.TEXT, "no for a connection that everybody on the way can read; else it is encrypted"));
	}

	@Override
	public Setting secret() {
		return Setting.optional("secret", Form.TEXT, "none");
	}

	@Override
	public Receipt deliver(OpenedChannel channel, Parcel parcel) throws OutboundException {
		ByteArrayOutputStream messages = new ByteArrayOutputStream();
		parcel.lines().forEach(line -> {
			byte[] message = message(line).getBytes(StandardCharsets.UTF_8);
			messages.writeBytes((message.length + " ").getBytes(StandardCharsets.US_ASCII));
			messages.writeBytes(message);
		});
		socket.send(channel.setting("address"), !channel.setting("tls").equals("no"), messages.toByteArray());
		return Receipt.delivered(null);
	}

	private static String message(Parcel.Line line) {
		News news = line.news();
		return "<" + (FACILITY + urgency(news.severity())) + ">1 " + news.occurredAt() + " - mirage - " + news.kind().label() + " - "
				+ "CEF:0|Mirage|Mirage|1|" + head(news.kind().label()) + "|" + head(Texts.cut(news.title(), 500)) + "|" + level(news.severity())
				+ "|externalId=" + news.id() + " rt=" + news.occurredAt().toEpochMilli() + " cs1Label=scan cs1=" + news.scanId()
				+ " cs2Label=project cs2=" + news.projectId()
				+ " cs3Label=entities cs3=" + extension(Texts.cut(news.entities().stream().map(EntityRef::toString).collect(Collectors.joining(", ")), 2000))
				+ " msg=" + extension(line.text());
	}

	/** Of syslog: 6 informational to 2 critical. */
	private static int urgency(@Nullable Severity severity) {
		return severity == null ? 6 : switch (severity) {
			case INFO -> 6;
			case LOW -> 5;
			case MEDIUM -> 4;
			case HIGH -> 3;
			case CRITICAL -> 2;
		};
	}

	/** Of CEF: 0 to 10. */
	private static int level(@Nullable Severity severity) {
		return severity == null ? 0 : switch (severity) {
			case INFO -> 1;
			case LOW -> 3;
			case MEDIUM -> 5;
			case HIGH -> 8;
			case CRITICAL -> 10;
		};
	}

	private static String head(String hostile) {
		return oneLine(hostile).replace("\\", "\\\\").replace("|", "\\|");
	}

	private static String extension(String hostile) {
		return oneLine(hostile).replace("\\", "\\\\").replace("=", "\\=");
	}

	private static String oneLine(String hostile) {
		return VisibleText.of(hostile);
	}
}
