package io.mirage.range;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import io.mirage.range.Company.CertificatePlan;
import io.mirage.range.Company.Condition;
import io.mirage.range.Company.Page;
import io.mirage.range.Company.Site;
import io.mirage.range.GroundTruth.Entity;

/**
 * What {@code tls-certificate} and {@code http-fetch} find. Sites that answer with an error, or whose certificate is not
 * in order, count for the certificate only: whether a fetcher reads them is a matter of its policy.
 */
record WebTruth(Company company, SiteTable sites) implements TruthDerivation.Questions {

	private static final String CERTIFICATE = "tls-certificate";

	private static final String FETCH = "http-fetch";

	@Override
	public void ask(Entity entity, TruthDerivation notes) {
		switch (entity.type()) {
			case "DomainName", "Hostname" -> {
				handshake(entity, notes);
				fetch(entity, URI.create("http://" + entity.value() + "/"), notes);
				fetch(entity, URI.create("https://" + entity.value() + "/"), notes);
			}
			case "Url" -> fetch(entity, URI.create(entity.value()), notes);
			default -> { }
		}
	}

	private void handshake(Entity host, TruthDerivation notes) {
		certificate(host.value()).ifPresent(plan -> {
			Entity certificate = new Entity(GroundTruth.TLS_CERTIFICATE, "CN=" + plan.subject());
			notes.found(CERTIFICATE, host, certificate);
			notes.related(CERTIFICATE, "presents_certificate", service(CERTIFICATE, host, 443, notes), certificate);
			for (String name : plan.names()) {
				notes.found(CERTIFICATE, host, notes.host(name));
				notes.related(CERTIFICATE, "certificate_names", certificate, notes.host(name));
			}
		});
	}

	private Optional<CertificatePlan> certificate(String host) {
		return site(host, true).map(site -> company.certificate(site.host()));
	}

	private Optional<Site> site(String host, boolean encrypted) {
		return sites.answering(host, encrypted).filter(_ -> company.owns(host));
	}

	private static Entity service(String collector, Entity host, int port, TruthDerivation notes) {
		Entity service = new Entity("Service", host.value() + ":" + port + "/tcp");
		notes.found(collector, host, service);
		notes.related(collector, "exposes", host, service);
		return service;
	}

	private void fetch(Entity asked, URI url, TruthDerivation notes) {
		boolean encrypted = url.getScheme().equals("https");
		Optional<Site> readable = site(url.getHost(), encrypted).filter(_ -> !encrypted || trustworthy(url.getHost()));
		readable.ifPresent(site -> {
			Optional<Page> page = site.page(url.getPath());
			Optional<String> redirect = redirect(site, url);
			if (redirect.isPresent() || page.isPresent()) {
				Entity location = new Entity("Url", url.toString());
				notes.found(FETCH, asked, location);
				if (!asked.type().equals("Url")) {
					service(FETCH, asked, encrypted ? 443 : 80, notes);
				}
				technologies(site, page.filter(_ -> redirect.isEmpty())).forEach(product -> uses(asked, location, product, notes));
				redirect.ifPresentOrElse(to -> link("redirects_to", asked, location, to, notes),
						() -> read(asked, location, page.orElseThrow(), notes));
			}
		});
	}

	private boolean trustworthy(String host) {
		return certificate(host).filter(plan -> plan.condition() == Condition.VALID && plan.names().contains(host)).isPresent();
	}

	private static Optional<String> redirect(Site site, URI url) {
		return site.redirect().or(() -> Optional.of("https://" + site.host() + url.getPath())
				.filter(_ -> url.getScheme().equals("http") && site.transport().encrypted()));
	}

	private static Stream<String> technologies(Site site, Optional<Page> page) {
		return Stream.of(Optional.of(site.server()), site.poweredBy(), page.filter(Page::isHtml).flatMap(Page::generator))
				.flatMap(Optional::stream).map(banner -> banner.split("[/( ]", 2)[0]);
	}

	private static void uses(Entity asked, Entity location, String product, TruthDerivation notes) {
		Entity technology = new Entity("Technology", product);
		notes.found(FETCH, asked, technology);
		notes.related(FETCH, "uses_technology", location, technology);
	}

	private void read(Entity asked, Entity location, Page page, TruthDerivation notes) {
		for (String link : page.isHtml() ? page.links() : List.<String>of()) {
			link("links_to", asked, location, link, notes);
		}
		for (String email : page.emails()) {
			Entity address = new Entity("EmailAddress", email.toLowerCase(Locale.ROOT));
			notes.found(FETCH, asked, address);
			notes.related(FETCH, "mentioned_in", address, location);
		}
	}

	/** Both the address and its host are news, the host if it is the company's. */
	private void link(String relation, Entity asked, Entity location, String to, TruthDerivation notes) {
		URI target = URI.create(location.value()).resolve(to);
		Entity url = new Entity("Url", target.toString());
		notes.found(FETCH, asked, url);
		if (company.owns(target.getHost())) {
			notes.found(FETCH, asked, notes.host(target.getHost()));
		}
		notes.related(FETCH, relation, location, url);
	}
}
