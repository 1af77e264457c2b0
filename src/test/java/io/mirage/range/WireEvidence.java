package io.mirage.range;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;

import org.jsoup.Jsoup;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.Type;

import io.mirage.range.GroundTruth.Entity;

/**
 * Everything the servers say when a collector's question is put to them, as lower-case text: a statement about the wire
 * that knows nothing of the company's file.
 */
final class WireEvidence {

	private static final List<Integer> TYPES =
			List.of(Type.A, Type.AAAA, Type.CNAME, Type.MX, Type.NS, Type.TXT, Type.SOA, Type.CAA);

	private final RangeClient client;

	private final ServiceEvidence services;

	private final Map<String, String> asked = new HashMap<>();

	private final Map<String, List<String>> fetched = new HashMap<>();

	WireEvidence(RangeClient client) {
		this.client = client;
		this.services = new ServiceEvidence(client);
	}

	/** Asked once per question, however often it is called. */
	String of(String collector, Entity source) throws Exception {
		String key = collector + " " + source;
		String known = asked.get(key);
		if (known == null) {
			known = String.join("\n", ask(collector, source.value(), source.type())).toLowerCase(Locale.ROOT);
			asked.put(key, known);
		}
		return known;
	}

	private List<String> ask(String collector, String value, String type) throws Exception {
		return switch (collector) {
			case "dns-records" -> records(value);
			case "reverse-dns" -> client.texts(ReverseMap.fromAddress(value).toString(), Type.PTR);
			case "dns-brute" -> resolvable(value);
			case "tls-certificate" -> handshake(value);
			case "http-fetch" -> type.equals("Url") ? fetch(value) : fetchRoots(value);
			case "rdap" -> rdap(type, value);
			case "whois" -> whois(type, value);
			case "crtsh" -> List.of(client.text("https://crt.sh/?q=%25." + value + "&output=json").replace("\\n", "\n"));
			default -> services.ask(collector, value);
		};
	}

	private List<String> records(String host) throws IOException {
		List<String> lines = new ArrayList<>();
		for (int type : TYPES) {
			for (Record entry : client.records(host, type)) {
				lines.add(DnsTruth.text(entry));
			}
		}
		for (Record entry : client.records("_dmarc." + host, Type.TXT)) {
			lines.add(DnsTruth.text(entry) + "\n" + host + " DMARC");
		}
		if (lines.toString().contains("TXT v=spf1 ")) {
			lines.add(host + " SPF");
		}
		return lines;
	}

	private List<String> resolvable(String domain) throws IOException {
		List<String> hosts = new ArrayList<>();
		for (String label : List.of("www", "mail", "blog", "shop", "dev", "staging", "api", "test", "intranet", "vpn", "ftp",
				"git", "webmail", "admin", "ns1", "ns2")) {
			if (!client.records(label + "." + domain, Type.A).isEmpty()) {
				hosts.add(label + "." + domain);
			}
		}
		return hosts;
	}

	private List<String> handshake(String host) throws Exception {
		X509Certificate certificate = client.certificate(host, host);
		return List.of(certificate.getSubjectX500Principal().getName(), certificate.getSubjectAlternativeNames().toString(),
				host + ":443/tcp");
	}

	private List<String> fetchRoots(String host) throws Exception {
		List<String> lines = new ArrayList<>();
		for (String root : List.of("http://" + host + "/", "https://" + host + "/")) {
			URI url = URI.create(root);
			int port = url.getScheme().equals("http") ? 80 : 443;
			if (listens(host, port)) {
				lines.add(host + ":" + port + "/tcp");
				lines.addAll(fetchIfTrusted(root));
			}
		}
		return lines;
	}

	private List<String> fetchIfTrusted(String url) throws Exception {
		try {
			return fetch(url);
		}
		catch (SSLHandshakeException _) {
			return List.of();
		}
	}

	private boolean listens(String host, int port) {
		try {
			client.endpoint(host, port);
			return true;
		}
		catch (IOException _) {
			return false;
		}
	}

	private List<String> fetch(String url) throws Exception {
		List<String> known = fetched.get(url);
		if (known == null) {
			known = fetchOnce(url);
			fetched.put(url, known);
		}
		return known;
	}

	private List<String> fetchOnce(String url) throws Exception {
		HttpResponse<byte[]> response = client.get(url);
		String body = new String(response.body(), StandardCharsets.UTF_8);
		List<String> lines = new ArrayList<>(List.of(url, response.headers().map().toString(), body, body.replaceAll("[ -]", "")));
		Jsoup.parse(body, url).select("a[href]").forEach(link -> lines.add(link.absUrl("href")));
		return lines;
	}

	private List<String> rdap(String type, String value) throws Exception {
		String path = switch (type) {
			case "DomainName" -> "rdap.nic.example/domain/" + value;
			case "IpAddress" -> "rdap.rir.example/ip/" + value;
			default -> "rdap.rir.example/autnum/" + value.substring(2);
		};
		String answer = client.text("https://" + path);
		return List.of(answer, answer.replaceAll("(?s).*v[46]prefix\":\"([^\"]+)\",\"length\":(\\d+).*", "$1/$2"),
				answer.replaceAll("(?s).*\"length\":(\\d+),\"v[46]prefix\":\"([^\"]+)\".*", "$2/$1"));
	}

	private List<String> whois(String type, String value) throws IOException {
		String answer = type.equals("DomainName")
				? client.whois("whois.nic.example", value) + client.whois("whois.kitestring-registrar.example", value)
				: client.whois("whois.rir.example", value);
		return List.of(answer, answer.replace("+1.", "+1"),
				answer.replaceAll("(?s).*inetnum: +(\\S+)\\.0 - \\S+\\.255\r\n.*", "$1.0/24"));
	}
}
