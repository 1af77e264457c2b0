package io.mirage.collection.collectors.web;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Fact;
import io.mirage.collection.source.HttpReply;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.platform.entities.Urls;

/** Writes down what a crawl meets: pages, how they hang together, and what can be filled in there. */
final class SiteMap {

	private static final int CERTAIN = 95;
	private static final int MOST_LISTED = 1000;

	private final Answer answer;
	private final EntityRef host;

	SiteMap(Answer answer, EntityRef host) {
		this.answer = answer;
		this.host = host;
	}

	Answer answer() {
		return answer;
	}

	boolean isSameSite(String address) {
		return Urls.canonical(address).flatMap(Urls::hostOf).filter(host.value()::equals).isPresent();
	}

	/** What a site forbids is worth knowing as much as what it lists. Whether it exists, nobody has looked yet. */
	void robots(URI start, Robots robots) {
		robots.paths().stream().limit(MOST_LISTED).forEach(path -> url(start.toString().replaceFirst("/$", "") + path).ifPresent(url -> {
			answer.found(url).attribute("listed_in", "robots.txt");
			if (!robots.allows(URI.create(url.value()))) {
				answer.found(url).tag("disallowed");
			}
		}));
	}

	void listed(HttpReply reply, URI list, Sitemap sitemap) {
		answer.restsOn(reply.evidence()).confidence(CERTAIN);
		url(list.toString()).ifPresent(from -> sitemap.addresses().stream().limit(MOST_LISTED).filter(this::isSameSite)
				.forEach(address -> url(address).ifPresent(url -> {
					answer.found(url).attribute("listed_in", "sitemap");
					answer.relate(from, RelationType.LINKS_TO, url);
				})));
	}

	void page(URI address, int depth, HttpReply reply, PageContent content, Optional<String> redirect) {
		answer.restsOn(reply.evidence()).confidence(CERTAIN);
		url(address.toString()).ifPresent(page -> {
			answer.found(page).attribute("status", Integer.toString(reply.status())).attribute("title", content.title())
					.attribute("content_type", reply.mediaType()).attribute("depth", Integer.toString(depth));
			redirect.flatMap(this::url).ifPresent(to -> answer.relate(page, RelationType.REDIRECTS_TO, to));
			content.links().stream().filter(this::isSameSite).forEach(link -> url(link)
					.ifPresent(to -> answer.relate(page, RelationType.LINKS_TO, to)));
			content.forms().forEach(form -> form(page, form));
			query(page);
		});
	}

	void failed(URI address, String reason) {
		url(address.toString()).ifPresent(page -> answer.found(page).attribute("failure", reason));
	}

	void icon(HttpReply reply, URI address, int hash) {
		answer.restsOn(reply.evidence()).confidence(CERTAIN);
		answer.found(EntityType.FINGERPRINT, "favicon:" + hash).ifPresent(icon -> {
			answer.found(icon).attribute("kind", "favicon").attribute("url", address.toString());
			answer.relate(host, RelationType.EXPOSES, icon);
		});
		Technologies.ofIcon(hash).forEach(match -> answer.found(EntityType.TECHNOLOGY, match.name()).ifPresent(technology -> {
			answer.found(technology).attribute("category", match.category());
			url(address.toString()).ifPresent(url -> answer.relate(url, RelationType.USES_TECHNOLOGY, technology));
		}));
	}

	/** @param how whether it came to its end or to a limit */
	void ended(int pages, String how) {
		answer.found(host).attribute("crawled_pages", Integer.toString(pages)).attribute("crawl_ended", how);
	}

	private void form(EntityRef page, WebForm form) {
		String action = form.action().isEmpty() ? page.value() : form.action();
		Urls.canonical(action).map(SiteMap::withoutQuery).ifPresent(to -> form.fields().forEach(field ->
				parameter(page, to, field).ifPresent(fact -> fact.attribute("method", form.method()).attribute("in", "form"))));
	}

	private void query(EntityRef page) {
		String query = URI.create(page.value()).getRawQuery();
		if (query != null) {
			Arrays.stream(query.split("&")).map(part -> part.split("=", 2)[0]).filter(name -> !name.isBlank())
					.forEach(name -> parameter(page, withoutQuery(page.value()), name)
							.ifPresent(fact -> fact.attribute("method", "get").attribute("in", "query")));
		}
	}

	private Optional<Fact> parameter(EntityRef page, String address, String name) {
		Optional<EntityRef> parameter = answer.found(EntityType.WEB_PARAMETER, address + " " + name);
		parameter.ifPresent(entity -> answer.relate(page, RelationType.EXPOSES, entity));
		return parameter.map(answer::found);
	}

	private Optional<EntityRef> url(String address) {
		return answer.found(EntityType.URL, address);
	}

	private static String withoutQuery(String address) {
		return address.split("\\?", 2)[0];
	}
}
