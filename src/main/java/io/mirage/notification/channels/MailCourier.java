package io.mirage.notification.channels;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

import io.mirage.platform.readmodel.VisibleText;

/** Sends mails as text and HTML over the installation's own mail server, which people cannot choose. */
@Component
class MailCourier implements Courier {

	private static final int LONGEST = 100_000;
	private static final Pattern PERMANENT = Pattern.compile("5[0-9]{2}[ -]");

	private final ObjectProvider<JavaMailSender> server;
	private final ChannelProperties properties;

	MailCourier(ObjectProvider<JavaMailSender> server, ChannelProperties properties) {
		this.server = server;
		this.properties = properties;
	}

	@Override
	public ChannelKind kind() {
		return ChannelKind.EMAIL;
	}

	@Override
	public List<Setting> settings() {
		return List.of(Setting.required("to", Form.ADDRESSES, "one or more addresses, separated by commas"));
	}

	@Override
	public Setting secret() {
		return Setting.optional("secret", Form.TEXT, "none");
	}

	@Override
	public Receipt deliver(OpenedChannel channel, Parcel parcel) {
		JavaMailSender sender = server.getIfAvailable();
		if (sender == null) {
			return Receipt.refused("This installation has no mail server. Whoever runs it can name one with spring.mail.host.");
		}
		try {
			sender.send(message(sender.createMimeMessage(), channel, parcel));
			return Receipt.delivered(null);
		} catch (MailException | MessagingException failed) {
			return failure(failed);
		}
	}

	private MimeMessage message(MimeMessage empty, OpenedChannel channel, Parcel parcel) throws MessagingException {
		MimeMessage message = new NumberedMessage(empty, parcel);
		MimeMessageHelper helper = new MimeMessageHelper(message, MimeMessageHelper.MULTIPART_MODE_MIXED_RELATED, StandardCharsets.UTF_8.name());
		helper.setFrom(properties.mailFrom());
		helper.setTo(Arrays.stream(channel.setting("to").split(",", -1)).map(String::strip).toArray(String[]::new));
		helper.setSubject(parcel.title());
		List<String> lines = parcel.lines(LONGEST);
		helper.setText(text(parcel, lines), html(parcel, lines));
		message.setHeader("Auto-Submitted", "auto-generated");
		return message;
	}

	private static String text(Parcel parcel, List<String> lines) {
		return parcel.title() + "\n\n" + String.join("\n", lines) + "\n"
				+ (parcel.page() == null ? "" : "\n" + parcel.page() + "\n")
				+ (parcel.rule() == null ? "" : "\n-- \nSent by the rule " + VisibleText.of(parcel.rule()) + ".\n");
	}

	private static String html(Parcel parcel, List<String> lines) {
		return "<!doctype html><html><body style=\"font-family:sans-serif\"><h2>" + Texts.html(parcel.title()) + "</h2><ul>"
				+ lines.stream().map(line -> "<li>" + Texts.html(line) + "</li>").collect(Collectors.joining()) + "</ul>"
				+ (parcel.page() == null ? "" : "<p><a href=\"" + Texts.html(parcel.page().toString()) + "\">Open in Mirage</a></p>")
				+ (parcel.rule() == null ? "" : "<p><small>Sent by the rule " + Texts.html(VisibleText.of(parcel.rule())) + ".</small></p>")
				+ "</body></html>";
	}

	private static Receipt failure(Exception failed) {
		Exception cause = cause(failed);
		String detail = VisibleText.of("The mail server says: " + cause.getMessage(), 300);
		return failed instanceof MailAuthenticationException || isPermanent(cause) ? Receipt.refused(detail) : Receipt.later(detail);
	}

	/** The sender packs the failures of all its messages, of which there is one. */
	private static Exception cause(Exception failed) {
		if (failed instanceof MailSendException sending && sending.getMessageExceptions().length > 0) {
			return sending.getMessageExceptions()[0];
		}
		return failed;
	}

	/** Servers say so with a number that begins with five (RFC 5321, 4.2.1), somewhere in a chain of failures. */
	private static boolean isPermanent(@Nullable Exception failure) {
		return failure != null && (PERMANENT.matcher(String.valueOf(failure.getMessage())).lookingAt()
				|| failure instanceof MessagingException mail && isPermanent(mail.getNextException()));
	}

	/** Every attempt of a delivery has the same Message-ID, by which mail programs drop a repetition. */
	private static final class NumberedMessage extends MimeMessage {

		private final Parcel parcel;

		NumberedMessage(MimeMessage empty, Parcel parcel) {
			super(empty.getSession());
			this.parcel = parcel;
		}

		@Override
		protected void updateMessageID() throws MessagingException {
			setHeader("Message-ID", "<" + parcel.id() + "@mirage>");
		}
	}
}
