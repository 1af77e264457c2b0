package io.mirage.range;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.xbill.DNS.Type;
import org.xbill.DNS.ZoneTransferException;
import org.xbill.DNS.ZoneTransferIn;

/** What the servers say to the kinds of collector that the eight first ones are not; see {@link WireEvidence}. */
record ServiceEvidence(RangeClient client) {

	private static final List<Integer> PORTS = List.of(21, 22, 23, 25, 80, 110, 143, 443, 3306, 5432, 6379, 27017);

	List<String> ask(String collector, String value) throws Exception {
		return switch (collector) {
			case "port-scan" -> openPorts(value);
			case "service-detection" -> identify(value.substring(0, value.lastIndexOf('/')));
			case "zone-transfer" -> transfer(value);
			case "web-crawler" -> List.of(client.text("https://" + value + "/sitemap.xml"));
			case "exposed-files" -> readable("http://" + value, List.of("/.git/HEAD", "/.env", "/phpinfo.php"));
			case "email-policies" -> policies(value);
			case "mta-sts-file" -> List.of(value + " MTA-STS", client.text("https://mta-sts." + value + "/.well-known/mta-sts.txt"));
			case "dns-services" -> announced(value);
			case "hackertarget-hosts" -> List.of(client.text("https://api.hackertarget.com/hostsearch/?q=" + value));
			case "mnemonic-pdns" -> List.of(client.text("https://api.mnemonic.no/pdns/v3/" + value));
			case "dns-blocklists" -> records(List.of(reversed(value) + ".zen.spamhaus.org"), Type.A).stream().map(_ -> "Spamhaus ZEN: " + value).toList();
			case "blocklist-de" -> List.of("blocklist.de: " + client.text("https://lists.blocklist.de/lists/all.txt").lines()
					.filter(value::equals).findFirst().orElse("does not list it"));
			default -> throw new IllegalArgumentException("No collector " + collector);
		};
	}

	private List<String> openPorts(String address) throws IOException {
		List<String> open = new ArrayList<>();
		for (int port : PORTS) {
			try (Socket _ = client.connect(address, port)) {
				open.add((address.contains(":") ? "[" + address + "]" : address) + ":" + port + "/tcp");
			}
			catch (IOException _) {
				// nobody listens there
			}
		}
		return open;
	}

	/** The banner; of who waits for the client to speak, what it answers to a probe. */
	List<String> identify(String service) throws IOException {
		int colon = service.lastIndexOf(':');
		String host = service.substring(0, colon).replaceAll("[\\[\\]]", "");
		int port = Integer.parseInt(service.substring(colon + 1));
		byte[] probe = switch (port) {
			case 5432 -> HexFormat.of().parseHex("0000000804d2162f");
			case 6379 -> "INFO\r\n".getBytes(StandardCharsets.US_ASCII);
			case 27017 -> HexFormat.of().parseHex("100000000100000000000000dd070000");
			default -> new byte[0];
		};
		String answer = first(host, port, probe);
		return List.of(answer, port == 5432 && answer.equals("N") ? "PostgreSQL" : "", answer.contains("maxWireVersion") ? "MongoDB" : "",
				answer.contains("caching_sha2_password") ? "MySQL" : "");
	}

	/** What comes within half a second. */
	private String first(String host, int port, byte[] probe) throws IOException {
		try (Socket socket = client.connect(host, port)) {
			socket.getOutputStream().write(probe);
			StringBuilder said = new StringBuilder();
			socket.setSoTimeout(500);
			try {
				for (int next = socket.getInputStream().read(); next >= 0; next = socket.getInputStream().read()) {
					said.append((char) next);
				}
			}
			catch (SocketTimeoutException _) {
				// it has said what it says unasked
			}
			return said.toString();
		}
	}

	private List<String> transfer(String zone) throws IOException, ZoneTransferException {
		ZoneTransferIn transfer = ZoneTransferIn.newAXFR(Zones.name(zone), "127.0.0.1",
				client.endpoint("ns2.aurora-kites.example", 53).getPort(), null);
		transfer.run();
		return transfer.getAXFR().stream().map(DnsTruth::text).toList();
	}

	private List<String> readable(String root, List<String> paths) throws IOException, InterruptedException {
		List<String> readable = new ArrayList<>();
		for (String path : paths) {
			if (client.get(root + path).statusCode() == 200) {
				readable.add(root + path);
			}
		}
		return readable;
	}

	private List<String> policies(String domain) throws IOException {
		List<String> said = new ArrayList<>();
		for (var policy : Map.of("mail._domainkey", "DKIM mail", "_mta-sts", "MTA-STS", "_smtp._tls", "TLS-RPT", "default._bimi", "BIMI").entrySet()) {
			client.records(policy.getKey() + "." + domain, Type.TXT)
					.forEach(entry -> said.add(domain + " " + policy.getValue() + ": " + entry.rdataToString()));
		}
		return said;
	}

	private static String reversed(String address) {
		return List.of(address.split("\\.")).reversed().stream().collect(Collectors.joining("."));
	}

	private List<String> announced(String domain) throws IOException {
		List<String> said = records(List.of("_sip._tls." + domain, "_imaps._tcp." + domain), Type.SRV);
		return Stream.concat(said.stream(), said.stream().map(line -> line.replaceAll(".* ([0-9]+) ([^ ]+)$", "$2:$1/tcp"))).toList();
	}

	private List<String> records(List<String> names, int type) throws IOException {
		List<String> lines = new ArrayList<>();
		for (String name : names) {
			client.records(name, type).forEach(entry -> lines.add(DnsTruth.text(entry)));
		}
		return lines;
	}
}
