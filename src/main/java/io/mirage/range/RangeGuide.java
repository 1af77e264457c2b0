package io.mirage.range;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * What people and programs need to reach an open range: files for Mirage, curl and comparisons, and a text that says how
 * to use them.
 *
 * @param settings Mirage's network settings, as a configuration file of its own
 * @param certificates PEM of the range's authority
 * @param curl curl's configuration
 * @param truth what there is to find, as JSON
 */
public record RangeGuide(PracticeRange range, Path settings, Path certificates, Path curl, Path truth) {

	/**
	 * Writes the files anew.
	 *
	 * @param folder made if there is none
	 */
	public static RangeGuide write(PracticeRange range, Path folder) throws IOException {
		Path home = Files.createDirectories(folder).toRealPath();
		RangeGuide guide = new RangeGuide(range, home.resolve("practice-range.yaml"), home.resolve("practice-range-ca.pem"),
				home.resolve("practice-range.curl"), home.resolve("practice-range-truth.json"));
		Files.writeString(guide.settings, mirageConfiguration(range.settings()));
		Files.writeString(guide.certificates, range.settings().trustedCertificates());
		Files.writeString(guide.curl, curlConfiguration(range.settings(), guide.certificates));
		Files.writeString(guide.truth, GroundTruthFile.text(range.groundTruth()));
		return guide;
	}

	private static String mirageConfiguration(NetworkSettings settings) {
		DumperOptions readable = new DumperOptions();
		readable.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
		return "# Makes the practice range that is open now the internet of a Mirage.\n"
				+ new Yaml(readable).dump(settings.startValues());
	}

	/** A block of addresses is any host to curl, which does not ask the range's name server: blocks come last. */
	private static String curlConfiguration(NetworkSettings settings, Path certificates) {
		return settings.connectTo().stream()
				.map(entry -> entry.contains("/") ? entry.substring(entry.indexOf(':')) : entry).distinct()
				.map(entry -> "connect-to = \"" + entry.replace('=', ':') + "\"\n")
				.collect(Collectors.joining("", "cacert = \"" + certificates + "\"\n", ""));
	}

	public List<String> lines() {
		String target = range.groundTruth().target().value();
		String dns = "@127.0.0.1 -p " + port(range.settings().resolvers().getFirst());
		return """
				The practice range is open: %1$d facts to find about %2$s.

				To scan it, in another terminal:
				SPRING_CONFIG_ADDITIONAL_LOCATION='file:%3$s' mirage scan --data ~/.mirage-range --profile all %2$s

				To look around yourself:
				dig  %4$s %2$s ANY
				dig  %4$s -x 192.0.2.10
				curl --config '%5$s' https://www.%2$s/
				curl --config '%5$s' 'https://crt.sh/?q=%%25.%2$s&output=json'
				curl --config '%5$s' https://rdap.nic.example/domain/%2$s
				whois -h 127.0.0.1 -p %6$s %2$s

				What there is to find: %7$s
				""".formatted(range.groundTruth().facts().size(), target, settings, dns, curl, port(whois()), truth).lines().toList();
	}

	private String whois() {
		return range.settings().connectTo().stream().filter(entry -> entry.startsWith("whois.nic.example:43=")).findFirst()
				.orElseThrow();
	}

	private static String port(String address) {
		return address.substring(address.lastIndexOf(':') + 1);
	}
}
