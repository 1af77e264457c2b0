package io.mirage.notification.channels;

import java.util.Map;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.mirage.notification.channels.Receipt.Outcome;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Mails arrive at a real SMTP server as they were meant. */
@ModuleTest
class MailTests {

	private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

	@Autowired Couriers couriers;

	@BeforeAll
	static void start() {
		if (!SERVER.isRunning()) {
			SERVER.start();
		}
	}

	@AfterAll
	static void stop() {
		SERVER.stop();
	}

	@DynamicPropertySource
	static void mailServer(DynamicPropertyRegistry registry) {
		start();
		registry.add("spring.mail.host", () -> "127.0.0.1");
		registry.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
		registry.add("mirage.notification.channels.mail-from", () -> "mirage@kites.example");
		registry.add("mirage.notification.deliveries.interval", () -> "1d");
	}

	@BeforeEach
	void forget() throws Exception {
		SERVER.purgeEmailFromAllMailboxes();
	}

	private static OpenedChannel to(String addresses) {
		return new OpenedChannel(ChannelKind.EMAIL, Map.of("to", addresses), "");
	}

	@Test
	void aMailHasTextAndHtmlAndNothingInItIsInterpreted() throws Exception {
		Receipt receipt = couriers.deliver(to("ada@kites.example, bob@kites.example"), CourierTests.hostile());
		assertThat(receipt.outcome()).as(receipt.detail()).isEqualTo(Outcome.DELIVERED);

		MimeMessage mail = SERVER.getReceivedMessages()[0];
		assertThat(SERVER.getReceivedMessages()).as("one for each recipient").hasSize(2);
		assertThat(mail.getSubject()).isEqualTo(CourierTests.hostile().title());
		assertThat(mail.getFrom()[0]).hasToString("mirage@kites.example");
		assertThat(mail.getRecipients(RecipientType.TO)).hasSize(2);
		assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
		MimeMultipart alternatives = alternatives((MimeMultipart) mail.getContent());
		assertThat(alternatives.getContentType()).startsWith("multipart/alternative");
		assertThat(alternatives.getBodyPart(0).getContentType()).startsWith("text/plain");
		assertThat((String) alternatives.getBodyPart(0).getContent()).contains("<!channel>", "https://mirage.example/scans/1", "rule");
		assertThat((String) alternatives.getBodyPart(1).getContent()).contains("<h2>&lt;!channel&gt;", "&lt;@U1&gt;", "<a href=\"https://mirage.example/scans/1\">")
				.doesNotContain("<@U1>");
	}

	@Test
	void everyAttemptHasTheSameMessageId() throws Exception {
		couriers.deliver(to("ada@kites.example"), CourierTests.hostile());
		couriers.deliver(to("ada@kites.example"), CourierTests.hostile());

		assertThat(SERVER.getReceivedMessages()).hasSize(2).extracting(MimeMessage::getMessageID)
				.containsOnly("<" + CourierTests.hostile().id() + "@mirage>");
	}

	@Test
	void aServerThatDoesNotAnswerMayAnswerLaterAndAnAddressThatItDoesNotKnowIsRefused() {
		JavaMailSenderImpl nobody = new JavaMailSenderImpl();
		nobody.setHost("127.0.0.1");
		nobody.setPort(1);
		assertThat(with(nobody).deliver(to("ada@kites.example"), CourierTests.hostile())).satisfies(receipt -> {
			assertThat(receipt.outcome()).isEqualTo(Outcome.LATER);
			assertThat(receipt.detail()).contains("127.0.0.1");
		});

		JavaMailSenderImpl strict = new JavaMailSenderImpl() {

			@Override
			public void send(MimeMessage message) {
				throw new MailSendException(Map.of(message, new SendFailedException("Invalid Addresses",
						new SendFailedException("550 5.1.1 <ada@kites.example> unknown"))));
			}
		};
		assertThat(with(strict).deliver(to("ada@kites.example"), CourierTests.hostile()).outcome()).isEqualTo(Outcome.REFUSED);
	}

	private static MailCourier with(JavaMailSender sender) {
		return new MailCourier(new StaticListableBeanFactory(Map.of("sender", sender)).getBeanProvider(JavaMailSender.class),
				new ChannelProperties("mirage@kites.example", null, 60));
	}

	private static MimeMultipart alternatives(MimeMultipart content) throws Exception {
		Object first = content.getBodyPart(0).getContent();
		return content.getContentType().startsWith("multipart/alternative") || !(first instanceof MimeMultipart inner) ? content : alternatives(inner);
	}
}
