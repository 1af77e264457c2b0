package io.mirage.collection.collectors.web;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.platform.entities.Urls;

/** One way through one site, breadth first, within its limits. Used once. */
final class Crawl {

	private static final int MOST_WAITING = 5000;
	private static final int MOST_SITEMAPS = 10;
	/** A server that fails so often in a row is not asked further. */
	private static final int PATIENCE = 5;

	private final SourceClient source;
	private final SiteMap found;
	private final CrawlLimits limits;
	private final Clock clock;
	private final Instant end;
	private final TrapGuard guard = new TrapGuard();
	private final Deque<Stop> waiting = new ArrayDeque<>();
	private Robots robots = Robots.NONE;
	private int pages;
	private int failures;
	private Optional<String> icon = Optional.empty();

	private record Stop(URI address, int depth) {}

	Crawl(SourceClient source, SiteMap found, CrawlLimits limits, Clock clock) {
		this.source = source;
		this.found = found;
		this.limits = limits;
		this.clock = clock;
		this.end = clock.instant().plus(limits.time());
	}

	/**
	 * @param start of the site
	 * @throws Unreachable if not one page could be had
	 */
	void run(URI start) throws SourceException, InterruptedException {
		robots = Robots.ask(source, start, found.answer());
		found.robots(start, robots);
		queue(start.toString(), 0);
		@Nullable SourceException failure = null;
		boolean sitemapsRead = false;
		while (!waiting.isEmpty() && !isOver()) {
			Stop stop = waiting.remove();
			failure = visit(stop).orElse(failure);
			if (!sitemapsRead && waiting.size() + pages < limits.pages()) {
				sitemapsRead = true;
				sitemaps(start);
			}
		}
		if (pages == 0 && failure != null) {
			throw failure;
		}
		icon(icon.flatMap(Urls::canonical).map(URI::create).orElse(start.resolve("/favicon.ico")));
		found.ended(pages, ending());
	}

	private void icon(URI address) throws SourceException, InterruptedException {
		if (pages == 0 || !found.isSameSite(address.toString())) {
			return;
		}
		try {
			HttpReply reply = source.visit(address, delay());
			Favicon.hash(reply).ifPresent(hash -> found.icon(reply, address, hash));
		} catch (Unreachable | Unreadable missing) {
			found.ended(pages, ending() + ", icon not seen");
		}
	}

	private Duration delay() {
		return limits.robots() ? robots.crawlDelay() : Duration.ZERO;
	}

	private boolean isOver() {
		return pages >= limits.pages() || failures >= PATIENCE || !clock.instant().isBefore(end);
	}

	private String ending() {
		if (failures >= PATIENCE) {
			return "server failed";
		}
		if (waiting.isEmpty()) {
			return pages == 0 ? "robots.txt" : "complete";
		}
		return pages >= limits.pages() ? "page limit" : "time limit";
	}

	private Optional<SourceException> visit(Stop stop) throws SourceException, InterruptedException {
		try {
			HttpReply reply = source.visit(stop.address(), delay());
			pages++;
			failures = 0;
			read(stop, reply);
			return Optional.empty();
		} catch (Unreachable | Unreadable unavailable) {
			failures++;
			if (stop.depth() > 0) {
				found.failed(stop.address(), unavailable.reason());
			}
			return Optional.of(unavailable);
		}
	}

	private void read(Stop stop, HttpReply reply) {
		PageContent content = reply.status() / 100 == 2 ? PageContent.read(reply) : PageContent.NOTHING;
		Optional<String> redirect = redirect(reply);
		icon = icon.or(() -> content.icons().stream().filter(found::isSameSite).findFirst());
		found.page(stop.address(), stop.depth(), reply, content, redirect);
		if (guard.isNews(reply.body())) {
			Stream.concat(redirect.stream(), content.links().stream()).forEach(link -> queue(link, stop.depth() + 1));
		}
	}

	private static Optional<String> redirect(HttpReply reply) {
		if (reply.status() / 100 != 3) {
			return Optional.empty();
		}
		try {
			return reply.header("location").map(location -> reply.uri().resolve(location.strip().replace(" ", "%20")).toString());
		} catch (IllegalArgumentException notAnAddress) {
			return Optional.empty();
		}
	}

	/** What is of another site is for the crawl of that site. */
	private void queue(String link, int depth) {
		if (depth > limits.depth() || waiting.size() >= MOST_WAITING || !found.isSameSite(link)) {
			return;
		}
		Optional<URI> admitted = guard.admit(link);
		admitted.filter(address -> !limits.robots() || robots.allows(address)).ifPresent(address -> waiting.add(new Stop(address, depth)));
	}

	private void sitemaps(URI start) throws SourceException, InterruptedException {
		Deque<String> lists = new ArrayDeque<>(robots.sitemaps());
		if (lists.isEmpty()) {
			lists.add(start.resolve("/sitemap.xml").toString());
		}
		for (int read = 0; !lists.isEmpty() && read < MOST_SITEMAPS && !isOver(); read++) {
			String list = lists.remove();
			Optional<URI> address = Urls.canonical(list).map(URI::create).filter(uri -> found.isSameSite(list));
			if (address.isPresent()) {
				sitemap(address.get(), lists);
			}
		}
	}

	private void sitemap(URI list, Deque<String> lists) throws SourceException, InterruptedException {
		try {
			HttpReply reply = source.visit(list, delay());
			Sitemap sitemap = reply.status() == 200 ? Sitemap.parse(reply.body()) : new Sitemap(List.of(), false);
			if (sitemap.isIndex()) {
				lists.addAll(sitemap.addresses());
			} else {
				found.listed(reply, list, sitemap);
				sitemap.addresses().forEach(address -> queue(address, 1));
			}
		} catch (Unreachable | Unreadable missing) {
			if (robots.sitemaps().contains(list.toString())) {
				found.failed(list, missing.reason());
			}
		}
	}
}
