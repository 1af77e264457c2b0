package io.mirage.range;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class RangeGuideTests {

	@TempDir
	Path folder;

	@Test
	void saysHowToReachTheRangeAndWritesWhatThatNeeds() throws IOException {
		try (PracticeRange range = PracticeRange.start()) {
			RangeGuide guide = RangeGuide.write(range, folder.resolve("new"));
			assertThat(String.join("\n", guide.lines())).contains("facts to find about aurora-kites.example",
					"file:" + guide.settings(), "dig  @127.0.0.1 -p ", "curl --config '" + guide.curl(),
					"?q=%25.aurora-kites.example&output=json", "whois -h 127.0.0.1 -p ");
			assertThat(guide.certificates()).content().startsWith("-----BEGIN CERTIFICATE-----\n");
			assertThat(guide.curl()).content().contains("cacert = \"" + guide.certificates(),
					"connect-to = \"www.aurora-kites.example:443:127.0.0.1:");
			assertThat(JsonMapper.shared().readTree(Files.readString(guide.truth())).path("facts"))
					.hasSize(range.groundTruth().facts().size());
		}
	}

	@Test
	void theSettingsAreThoseOfTheRange() throws IOException {
		try (PracticeRange range = PracticeRange.start()) {
			DataNode network = DataNode.parse(Files.readString(RangeGuide.write(range, folder).settings()))
					.node("mirage").node("collection").node("network");
			assertThat(network.texts("resolvers")).isEqualTo(range.settings().resolvers());
			assertThat(network.texts("connect-to")).isEqualTo(range.settings().connectTo());
			assertThat(network.flag("restrict-to-connect-to")).isTrue();
			assertThat(network.text("trusted-certificates")).isEqualTo(range.settings().trustedCertificates());
		}
	}

	@Test
	void toCurlABlockOfMachinesIsAnyHost() throws IOException {
		try (PracticeRange range = PracticeRange.start(RangeOptions.SMALL.withHosts(100))) {
			assertThat(RangeGuide.write(range, folder).curl()).content().doesNotContain("/17").contains("connect-to = \":443:127.0.0.1:");
		}
	}
}
