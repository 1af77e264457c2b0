package io.mirage.range;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.mirage.range.Company.Page;
import io.mirage.range.Company.Site;

/** The web pages of the company and its neighbours, as HTTP answers. */
final class CompanySites {

	private CompanySites() {
	}

	/** @param encrypted whether the request came over TLS */
	static HttpResponse answer(Site site, HttpRequest request, boolean encrypted) {
		think(site);
		HttpResponse response = content(site, request, encrypted).with("Server", site.server());
		if (site.poweredBy().isPresent()) {
			response = response.with("X-Powered-By", site.poweredBy().get());
		}
		for (var header : site.headers().entrySet()) {
			response = response.with(header.getKey(), header.getValue());
		}
		return response;
	}

	private static void think(Site site) {
		try {
			Thread.sleep(site.delay());
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	private static HttpResponse content(Site site, HttpRequest request, boolean encrypted) {
		if (site.redirect().isPresent()) {
			return HttpResponse.ofStatus(site.status()).with("Location", site.redirect().get());
		}
		if (!encrypted && site.transport().encrypted()) {
			return HttpResponse.ofStatus(301).with("Location", "https://" + site.host() + request.path());
		}
		return site.page(request.path())
				.map(page -> HttpResponse.of(200, page.type(), page.body().orElseGet(() -> html(page))))
				.orElseGet(() -> HttpResponse.ofStatus(site.pages().isEmpty() ? site.status() : 404));
	}

	private static String html(Page page) {
		return """
				<!doctype html>
				<html lang="en">
				<head>
				<meta charset="utf-8">
				<title>%s</title>
				%s</head>
				<body%s>
				%s%s%s%s</body>
				</html>
				""".formatted(text(page, page.title()), head(page), padding(page),
				lines(page.text(), text -> "<p>" + text(page, text) + "</p>"), listing(page),
				lines(page.emails(), email -> "<p><a href=\"mailto:" + email + "\">" + email + "</a></p>"),
				page.form() ? """
						<form method="post" action="/session">
						<input name="user"><input name="password" type="password"><button>Sign in</button>
						</form>
						""" : "");
	}

	private static String head(Page page) {
		return page.generator().map(name -> "<meta name=\"generator\" content=\"" + name + "\">\n").orElse("")
				+ lines(page.assets(), url -> "<link rel=\"stylesheet\" href=\"" + url + "\">");
	}

	private static String padding(Page page) {
		return page.padding() == 0 ? "" : " data-filler=\"" + "A".repeat(page.padding()) + "\"";
	}

	private static String listing(Page page) {
		if (!page.listing()) {
			return lines(page.links(), url -> "<p><a href=\"" + url + "\">" + url + "</a></p>");
		}
		return "<h1>" + escape(page.title()) + "</h1>\n<pre>\n"
				+ lines(page.links(), url -> "<a href=\"" + url + "\">" + url + "</a>   2024-11-02 03:14    1.2M")
				+ "</pre>\n";
	}

	private static String lines(List<String> values, Function<String, String> line) {
		return values.stream().map(value -> line.apply(value) + "\n").collect(Collectors.joining());
	}

	private static String text(Page page, String text) {
		return page.verbatim() ? text : escape(text);
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;");
	}
}
