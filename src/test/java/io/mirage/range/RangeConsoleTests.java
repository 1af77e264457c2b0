package io.mirage.range;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RangeConsoleTests {

	@Test
	void saysHowToReachTheRangeAndWritesWhatCurlNeeds(@TempDir Path folder) throws IOException {
		ByteArrayOutputStream said = new ByteArrayOutputStream();
		RangeConsole.run(folder, new ByteArrayInputStream(new byte[0]), new PrintStream(said, true, StandardCharsets.UTF_8));
		assertThat(said.toString(StandardCharsets.UTF_8)).contains("facts to find about aurora-kites.example",
				"dig  @127.0.0.1 -p ", "curl --config " + folder, "?q=%25.aurora-kites.example&output=json", "whois -h 127.0.0.1 -p ");
		assertThat(folder.resolve("practice-range-ca.pem")).content().startsWith("-----BEGIN CERTIFICATE-----\n");
		assertThat(folder.resolve("practice-range.curl")).content()
				.contains("cacert = \"" + folder, "connect-to = \"www.aurora-kites.example:443:127.0.0.1:");
	}
}
