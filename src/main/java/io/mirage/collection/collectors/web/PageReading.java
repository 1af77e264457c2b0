package io.mirage.collection.collectors.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.mirage.collection.collectors.text.EmailText;
import io.mirage.collection.collectors.text.PhoneText;
import io.mirage.collection.collectors.text.TextReading;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Fact;
import io.mirage.collection.source.HttpReply;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.platform.entities.Addresses;
import io.mirage.platform.entities.EntityParser;
import io.mirage.platform.entities.Urls;

/** Turns one visit into facts. Used once. */
final class PageReading {

	private static final int CERTAIN = 95;
	private static final List<String> SOFTWARE_HEADERS = List.of("server", "x-powered-by", "x-generator");
	private static final int MOST_COMMENTS = 5;
	private static final int COMMENT_LENGTH = 200;

	private final EntityParser parser;
	private final Answer answer;
	private final URI address;
	private final String host;

	/** @param address canonical */
	PageReading(EntityParser parser, Answer answer, String address) {
		this.parser = parser;
		this.answer = answer;
		this.address = URI.create(address);
		this.host = Urls.hostOf(address).orElse("");
	}

	void read(HttpReply reply) {
		answer.restsOn(reply.evidence()).confidence(CERTAIN);
		Optional<EntityRef> page = answer.found(EntityType.URL, address.toString());
		boolean success = reply.status() >= 200 && reply.status() < 300;
		PageContent content = success ? PageContent.read(reply) : PageContent.NOTHING;
		service(reply, content);
		page.ifPresent(url -> {
			describe(answer.found(url), reply, content);
			software(url, reply, content);
			technologies(url, reply, content);
			redirect(url, reply);
			content.links().forEach(link -> link(url, RelationType.LINKS_TO, link));
			content.references().forEach(this::ownHost);
			text(url, content);
			if (success && !reply.mediaType().equals("text/html")) {
				new DocumentReading(answer, url).read(reply);
			}
		});
	}

	private void service(HttpReply reply, PageContent content) {
		boolean encrypted = address.getScheme().equals("https");
		int port = address.getPort() > 0 ? address.getPort() : encrypted ? 443 : 80;
		String literal = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
		Optional<EntityRef> owner = Addresses.parse(host).isPresent() ? answer.found(EntityType.IP_ADDRESS, host)
				: answer.foundName(host);
		owner.ifPresent(name -> answer.found(EntityType.SERVICE, literal + ":" + port + "/tcp").ifPresent(service -> {
			answer.found(service).attribute("protocol", address.getScheme()).attribute("status", Integer.toString(reply.status()))
					.attribute("server", reply.header("server").orElse("")).attribute("title", content.title());
			answer.relate(name, RelationType.EXPOSES, service);
		}));
	}

	private static void describe(Fact page, HttpReply reply, PageContent content) {
		ResponseHeaders headers = new ResponseHeaders(reply);
		page.attribute("status", Integer.toString(reply.status())).attribute("title", content.title())
				.attribute("content_type", reply.mediaType()).attribute("cookies", String.join(" ", headers.cookies()))
				.attribute("careless_cookies", String.join(" ", headers.carelessCookies()));
		if (isPage(reply, content)) {
			page.attribute("missing_headers", String.join(" ", headers.missing()));
		}
		if (!content.forms().isEmpty()) {
			page.attribute("forms", Integer.toString(content.forms().size()))
					.attribute("asks_for_password", Boolean.toString(content.asksForPassword()));
		}
		content.comments().stream().limit(MOST_COMMENTS).map(PageReading::shortened).reduce((one, other) -> one + " | " + other)
				.ifPresent(comments -> page.attribute("comments", comments));
	}

	/** Headers that protect a reader matter where there is something to read. */
	private static boolean isPage(HttpReply reply, PageContent content) {
		return reply.mediaType().equals("text/html") && !content.source().isEmpty();
	}

	private static String shortened(String comment) {
		return comment.length() <= COMMENT_LENGTH ? comment : comment.substring(0, COMMENT_LENGTH) + "…";
	}

	private void software(EntityRef page, HttpReply reply, PageContent content) {
		Stream<String> introductions = Stream.concat(
				SOFTWARE_HEADERS.stream().flatMap(name -> reply.header(name).stream()), Stream.of(content.generator()));
		introductions.flatMap(text -> Product.list(text).stream())
				.forEach(product -> technology(page, product.name(), "", product.version()));
	}

	private void technologies(EntityRef page, HttpReply reply, PageContent content) {
		Technologies.of(Traces.of(reply, content)).forEach(match -> technology(page, match.name(), match.category(), match.version()));
	}

	private void technology(EntityRef page, String name, String category, String version) {
		answer.found(EntityType.TECHNOLOGY, name).ifPresent(technology -> {
			answer.found(technology).attribute("version", version).attribute("category", category);
			answer.relate(page, RelationType.USES_TECHNOLOGY, technology);
		});
	}

	private void redirect(EntityRef page, HttpReply reply) {
		if (reply.status() >= 300 && reply.status() < 400) {
			reply.header("location").flatMap(this::resolve).ifPresent(to -> link(page, RelationType.REDIRECTS_TO, to));
		}
	}

	private Optional<String> resolve(String location) {
		try {
			return Optional.of(address.resolve(location.strip().replace(" ", "%20")).toString());
		} catch (IllegalArgumentException notAnAddress) {
			return Optional.empty();
		}
	}

	private void link(EntityRef page, RelationType relation, String to) {
		answer.found(EntityType.URL, to).ifPresent(url -> {
			answer.relate(page, relation, url);
			ownHost(to);
		});
	}

	/** Hosts of the same owner are news; what others are called is in the address already. */
	private void ownHost(String url) {
		Optional<String> owner = parser.registrableDomain(host);
		Urls.canonical(url).flatMap(Urls::hostOf).filter(name -> Addresses.parse(name).isEmpty())
				.filter(name -> owner.isPresent() && parser.registrableDomain(name).equals(owner))
				.ifPresent(answer::foundName);
	}

	/** Links before the mark-up that holds them: what is known of them then is more. */
	private void text(EntityRef page, PageContent content) {
		TextReading reading = new TextReading(answer, page, PhoneText.regionOf(host));
		content.emails().forEach(reading::email);
		content.links().forEach(reading::link);
		reading.prose(content.text());
		reading.source(content.source());
		content.comments().stream().flatMap(comment -> EmailText.in(comment).stream()).forEach(reading::email);
		answer.confidence(CERTAIN);
	}
}
