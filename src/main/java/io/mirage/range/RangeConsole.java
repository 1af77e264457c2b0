package io.mirage.range;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Runs the practice range for people: opens it, says how to reach it with dig, curl and whois, waits for the end. */
public final class RangeConsole {

	private RangeConsole() {
	}

	/**
	 * Runs until standard input ends.
	 *
	 * @param args the folder for the files, or nothing for the current one
	 */
	public static void main(String[] args) throws IOException {
		run(Path.of(args.length == 0 ? "." : args[0]), System.in, System.out);
	}

	/**
	 * Runs until the stream ends.
	 *
	 * @param folder where the authority's certificate and curl's configuration are written
	 * @param until the range stays open until this stream ends
	 */
	public static void run(Path folder, InputStream until, PrintStream out) throws IOException {
		try (PracticeRange range = PracticeRange.start()) {
			Path certificates = folder.resolve("practice-range-ca.pem").toAbsolutePath().normalize();
			Path curl = folder.resolve("practice-range.curl").toAbsolutePath().normalize();
			Files.writeString(certificates, range.settings().trustedCertificates());
			Files.writeString(curl, curlConfiguration(range.settings(), certificates));
			out.print(guide(range, curl));
			out.flush();
			until.transferTo(OutputStream.nullOutputStream());
		}
	}

	private static String curlConfiguration(NetworkSettings settings, Path certificates) {
		return settings.connectTo().stream().map(entry -> "connect-to = \"" + entry.replace('=', ':') + "\"\n")
				.collect(Collectors.joining("", "cacert = \"" + certificates + "\"\n", ""));
	}

	private static String guide(PracticeRange range, Path curl) {
		GroundTruth truth = range.groundTruth();
		return """
				The practice range is open: %1$d facts to find about %3$s.

				dig  @127.0.0.1 -p %2$s %3$s ANY
				dig  @127.0.0.1 -p %2$s -x 192.0.2.10
				curl --config %4$s https://www.%3$s/
				curl --config %4$s 'https://crt.sh/?q=%%25.%3$s&output=json'
				curl --config %4$s https://rdap.nic.example/domain/%3$s
				whois -h 127.0.0.1 -p %5$s %3$s

				It closes when its input ends (Ctrl-D).
				""".formatted(truth.facts().size(), port(range.settings().resolvers().getFirst()), truth.target().value(),
				curl, port(whois(range.settings())));
	}

	private static String whois(NetworkSettings settings) {
		return settings.connectTo().stream().filter(entry -> entry.startsWith("whois.nic.example:43=")).findFirst()
				.orElseThrow();
	}

	private static String port(String address) {
		return address.substring(address.lastIndexOf(':') + 1);
	}
}
