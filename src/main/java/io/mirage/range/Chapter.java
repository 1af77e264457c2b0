package io.mirage.range;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mirage.range.Company.CertificatePlan;
import io.mirage.range.Company.Condition;
import io.mirage.range.Company.Farm;
import io.mirage.range.Company.LogEntry;
import io.mirage.range.Company.Page;
import io.mirage.range.Company.Site;
import io.mirage.range.Company.Transport;

/**
 * One chapter of a company that has grown: {@value #HOSTS} hosts on seven machines, each kind of them hidden where only
 * one kind of collector looks. Addresses come from the block for benchmarks (RFC 2544); which quarter of it says what
 * listens there, so that a few ports serve any number of machines.
 *
 * @param index from 0, decides the addresses
 */
record Chapter(String name, int index, String domain) {

	/** The names of a chapter, in the DNS or remembered by the certificate log. */
	static final int HOSTS = 20;

	static final String CLOUD = "cumulus-cloud.example";

	static final int DUAL = 0xC612_0000;

	static final int ENCRYPTED = 0xC612_8000;

	static final int PLAIN = 0xC613_0000;

	static final int QUIET = 0xC613_8000;

	private static final String SHOPS = "203.0.113.82";

	static final List<Farm> FARMS = List.of(new Farm(address(DUAL) + "/17", Transport.BOTH),
			new Farm(address(ENCRYPTED) + "/17", Transport.HTTPS), new Farm(address(PLAIN) + "/17", Transport.HTTP),
			new Farm(SHOPS + "/32", Transport.HTTPS));

	static String address(int number) {
		return "%d.%d.%d.%d".formatted(number >>> 24, number >>> 16 & 0xFF, number >>> 8 & 0xFF, number & 0xFF);
	}

	static String reverseZone(String address) {
		String[] octets = address.split("\\.", -1);
		return octets[1] + "." + octets[0] + ".in-addr.arpa";
	}

	String host() {
		return name + "." + domain;
	}

	private String host(String label) {
		return label + "." + host();
	}

	private String portal() {
		return address(DUAL + 2 * index);
	}

	private String workshop() {
		return address(DUAL + 2 * index + 1);
	}

	private String members() {
		return address(ENCRYPTED + 2 * index);
	}

	private String tunnel() {
		return address(ENCRYPTED + 2 * index + 1);
	}

	private String store() {
		return address(PLAIN + index);
	}

	private String post() {
		return address(QUIET + 2 * index);
	}

	private String mast() {
		return address(QUIET + 2 * index + 1);
	}

	/** Whether the portal is found in the certificate log, not on the company's front page. */
	boolean logged() {
		return index % 2 == 1;
	}

	private boolean wildcard() {
		return index % 3 == 0;
	}

	/** Lines of the company's zone. */
	String records() {
		return """
				%1$s A %2$s
				%1$s MX 10 mail.%1$s
				%1$s TXT "chapter=%1$s"
				www.%1$s CNAME %1$s
				news.%1$s A %2$s
				shop.%1$s CNAME %1$s.shops.cumulus-cloud.example.
				promo.%1$s CNAME %1$s-2019.apps.cumulus-cloud.example.
				dev.%1$s A %3$s
				lab.%1$s A %3$s
				apps.%1$s A %3$s
				camera.%1$s A %3$s
				login.%1$s A %4$s
				desk.%1$s A %4$s
				vpn.%1$s A %5$s
				hangar.%1$s A %5$s
				archive.%1$s A %6$s
				files.%1$s A %6$s
				mail.%1$s A %7$s
				rack.%1$s A %7$s
				tower.%1$s A %8$s
				sensor.%1$s AAAA 2001:db8:a:1::%9$x
				""".formatted(name, portal(), workshop(), members(), tunnel(), store(), post(), mast(), index + 1)
				+ (wildcard() ? "*.apps.%s A %s\n".formatted(name, workshop()) : "");
	}

	/** Lines of the cloud's zone. The alias of the old promotion leads nowhere. */
	String cloudRecords() {
		return name + ".shops A " + SHOPS;
	}

	/** Reverse DNS: address and name. */
	Map<String, String> pointers() {
		Map<String, String> pointers = new LinkedHashMap<>();
		pointers.put(portal(), host());
		pointers.put(workshop(), host("camera"));
		pointers.put(post(), host("rack"));
		return pointers;
	}

	List<Site> sites() {
		return List.of(
				site(host(), Transport.BOTH, Page.html("/", "Aurora Kites " + name).withGenerator("WordPress 6.4.2")
						.withEmails(List.of(name + "@" + domain)).withLinks(List.of("https://" + host("news") + "/",
								"https://" + host("shop") + "/", "http://" + host("files") + "/", "https://" + host("login") + "/"))),
				closed(host("www"), Transport.BOTH, 301, Optional.of("https://" + host() + "/")),
				site(host("news"), Transport.HTTPS, Page.html("/", "News from " + name)
						.withEmails(List.of("editor." + name + "@" + domain))
						.withLinks(List.of("/2026/first-wind", "http://" + host("archive") + "/")),
						Page.html("/2026/first-wind", "The first wind of the year").withLinks(List.of("/"))),
				site(host("archive"), Transport.HTTP, Page.html("/", "Archive of " + name)),
				site(host("files"), Transport.HTTP, Page.html("/", "Files").withLinks(List.of("/plans.txt")),
						Page.plain("/plans.txt", "Plans: ask plans." + name + "@" + domain + " first.\n",
								List.of("plans." + name + "@" + domain))),
				site(host("shop"), Transport.HTTPS, Page.html("/", "Kites of " + name)
						.withEmails(List.of("orders." + name + "@" + domain)).withLinks(List.of("https://" + host("login") + "/"))),
				site(host("login"), Transport.HTTPS, Page.html("/", "Sign in")),
				closed(host("vpn"), Transport.HTTPS, 401, Optional.empty()),
				closed(host("hangar"), Transport.HTTPS, 401, Optional.empty()),
				closed(host("dev"), Transport.HTTP, 503, Optional.empty()),
				site(host("lab"), Transport.HTTPS, Page.html("/", "Laboratory")),
				site(host("apps"), Transport.HTTPS, Page.html("/", "No such app")),
				site(host("camera"), Transport.HTTPS, Page.html("/", "Camera")));
	}

	private static Site site(String host, Transport transport, Page... pages) {
		return new Site(host, transport, "nginx/1.24.0", Optional.empty(), 404, Optional.empty(), Duration.ZERO, Map.of(),
				List.of(pages));
	}

	private static Site closed(String host, Transport transport, int status, Optional<String> redirect) {
		return new Site(host, transport, "nginx/1.24.0", Optional.empty(), status, redirect, Duration.ZERO, Map.of(), List.of());
	}

	List<CertificatePlan> certificates() {
		return List.of(plan(List.of(host(), host("www")), List.of(host(), host("www")), Condition.VALID, logged()),
				plan(List.of(host("login"), host("desk")), List.of(host("login")), Condition.VALID, false),
				plan(List.of(host("vpn"), host("hangar")), List.of(host("vpn")), Condition.VALID, false),
				plan(List.of(host("hangar"), host("tower")), List.of(host("hangar")), Condition.VALID, false),
				plan(List.of(host("lab")), List.of(host("lab")), index % 4 == 0 ? Condition.EXPIRED : Condition.VALID, true),
				plan(List.of(host("camera")), List.of(host("camera")), Condition.SELF_SIGNED, false));
	}

	private static CertificatePlan plan(List<String> names, List<String> hosts, Condition condition, boolean logged) {
		return new CertificatePlan(names.getFirst(), names, hosts, condition, logged);
	}

	List<LogEntry> certificateLog() {
		return List.of(entry(40, 90, host("vpn")), entry(30, 90, host("dev")), entry(20, 90, host("sensor")),
				entry(60, 90, "*." + host("apps"), host("apps")), entry(2600, 90, host("old")), entry(2400, 365, host("promo")));
	}

	private static LogEntry entry(int age, int lifetime, String... names) {
		return new LogEntry(List.of(names), Duration.ofDays(age), Duration.ofDays(lifetime));
	}

	List<GroundTruth.Trap> traps() {
		return List.of(trap("*." + host("apps"), "a pattern in a certificate is not a host"),
				trap("www." + host("apps"), "there is no such host, or only the DNS wildcard below apps answers for it"));
	}

	private static GroundTruth.Trap trap(String host, String why) {
		return new GroundTruth.Trap(new GroundTruth.Entity("Hostname", host), why);
	}
}
