package io.mirage.auth;

import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

import io.mirage.auth.federation.SignInProperties;
import io.mirage.events.Uuids;
import io.mirage.platform.data.DataFolder;

/**
 * Sends letters that hold a secret. They go straight to the mail server and through no event, which would be kept. Without
 * a mail server they become files that only whoever runs the installation can read, to be handed over by hand.
 */
@Component
class Post {

	private static final Logger LOG = LoggerFactory.getLogger(Post.class);
	private static final int MOST_WAITING = 1000;

	private final ObjectProvider<JavaMailSender> server;
	private final SignInProperties properties;
	private final DataFolder data;
	private final Clock clock;
	private final ExecutorService desk = new ThreadPoolExecutor(0, 1, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING),
			Thread.ofPlatform().name("post").daemon().factory());

	Post(ObjectProvider<JavaMailSender> server, SignInProperties properties, DataFolder data, Clock clock) {
		this.server = server;
		this.properties = properties;
		this.data = data;
		this.clock = clock;
	}

	record Letter(String to, String subject, String text) {}

	/**
	 * Soon, and not while the caller waits: how long an answer takes says nothing about what it does.
	 *
	 * @throws io.mirage.platform.web.ProblemException 503 if too much is waiting, whatever it is
	 */
	void soon(Runnable work) {
		try {
			desk.execute(() -> {
				try {
					work.run();
				} catch (RuntimeException failed) {
					LOG.error("A letter could not be written", failed);
				}
			});
		} catch (RejectedExecutionException full) {
			throw AuthProblem.TOO_MANY_LETTERS.because("Try again in a few minutes.");
		}
	}

	void send(Letter letter) {
		JavaMailSender sender = server.getIfAvailable();
		if (sender == null) {
			keep(letter);
			return;
		}
		SimpleMailMessage message = new SimpleMailMessage();
		message.setFrom(properties.mailFrom());
		message.setTo(letter.to());
		message.setSubject(letter.subject());
		message.setText(letter.text());
		try {
			sender.send(message);
		} catch (MailException failed) {
			// The message of a refused letter may quote it, so only the kind of failure is written down.
			LOG.warn("The mail server has not taken a letter: {}", failed.getClass().getSimpleName());
		}
	}

	private void keep(Letter letter) {
		String name = "letter-" + Uuids.timeOrdered(clock.instant());
		data.secretOrCreate(name, () -> "To: " + letter.to() + "\nSubject: " + letter.subject() + "\n\n" + letter.text());
		LOG.warn("No mail server is set up. A letter is in {}", data.secret(name));
	}

	@PreDestroy
	void close() {
		desk.shutdown();
	}
}
