package io.mirage.platform.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import io.mirage.platform.outbound.OutboundException.Refused;
import io.mirage.platform.outbound.OutboundException.Unanswered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OutboundGuardTests {

	private static final Map<String, String> NAMES = Map.of("localhost", "127.0.0.1", "hooks.example", "192.0.2.7",
			"metadata.google.internal", "169.254.169.254", "inside.example", "10.1.2.3", "half-inside.example", "192.0.2.7 10.1.2.3",
			"mapped.example", "::ffff:127.0.0.1", "nat64.example", "64:ff9b::7f00:1");

	private final OutboundGuard guard = guard();

	static OutboundProperties allowing(String... blocks) {
		return new OutboundProperties(List.of(blocks), Duration.ofSeconds(2), Duration.ofSeconds(5), DataSize.ofKilobytes(1));
	}

	private static OutboundGuard guard(String... allowed) {
		return new OutboundGuard(allowing(allowed), OutboundGuardTests::addresses);
	}

	private static List<InetAddress> addresses(String name) throws UnknownHostException {
		if (!NAMES.containsKey(name)) {
			throw new UnknownHostException(name);
		}
		return Arrays.stream(NAMES.get(name).split(" ", -1)).map(InetAddress::ofLiteral).toList();
	}

	@ParameterizedTest
	@CsvSource({
			"http://127.0.0.1/, 127.0.0.1",
			"http://10.1.2.3/, 10.1.2.3",
			"http://169.254.169.254/latest/meta-data/, 169.254.169.254",
			"http://168.63.129.16/, 168.63.129.16",
			"http://0.0.0.0/, 0.0.0.0",
			"http://[::]/, ::",
			"http://[::1]/, ::1",
			"http://[::ffff:127.0.0.1]/, 127.0.0.1",
			"http://[::ffff:7f00:1]/, 127.0.0.1",
			"http://[::127.0.0.1]/, ::7f00:1",
			"http://[64:ff9b::7f00:1]/, 64:ff9b::7f00:1",
			"http://[2002:7f00:1::]/, 2002:7f00:1::",
			"http://[fe80::1]/, fe80::1",
			"http://[fd00::1]/, fd00::1",
			"http://224.0.0.1/, 224.0.0.1",
			"http://255.255.255.255/, 255.255.255.255",
			"http://100.64.0.1/, 100.64.0.1",
			"http://localhost/, 127.0.0.1",
			"http://LOCALHOST./, 127.0.0.1",
			"http://metadata.google.internal/, 169.254.169.254",
			"https://inside.example/, 10.1.2.3",
			"https://half-inside.example/, 10.1.2.3",
			"https://mapped.example/, 127.0.0.1",
			"https://nat64.example/, 64:ff9b::7f00:1"})
	void refusesWhatIsNotPublicAndNamesAddressAndSetting(String url, String address) {
		assertThatThrownBy(() -> guard.approach(guard.read(url))).isInstanceOf(Refused.class)
				.hasMessageContaining("address " + address + " ").hasMessageContaining(OutboundGuard.SETTING);
	}

	@ParameterizedTest
	@ValueSource(strings = {"http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.1/", "http://127.1/",
			"http://127.0.0.1./", "http://1/", "http://127.0.0.1%2f@hooks.example/", "http://hooks.example:0/",
			"http://hooks.example:65616/", "http://hooks.example:80:80/", "http:///path", "http://[::ffff:0x7f000001]/", "http://"})
	void refusesHostsInOtherNotationsAndNamesThem(String url) {
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> guard.approach(guard.read(url)));
	}

	@ParameterizedTest
	@ValueSource(strings = {"http://2130706433/", "http://0177.0.0.1/", "http://127.0.0.1./", "http://hooks.example:65616/"})
	void saysWhatToWriteInsteadAndWhoDecides(String url) {
		assertThatThrownBy(() -> guard.read(url)).hasMessageContaining(url).hasMessageContaining("usual notation")
				.hasMessageContaining(OutboundGuard.SETTING);
	}

	@ParameterizedTest
	@ValueSource(strings = {"http://hooks.example@169.254.169.254/", "http://user:secret@169.254.169.254/",
			"http://hooks.example:80@169.254.169.254:80/", "http://hooks.example%20@169.254.169.254/"})
	void refusesUserInformationAndNamesTheHostBehindIt(String url) {
		assertThatThrownBy(() -> guard.read(url)).isInstanceOf(Refused.class).hasMessageContaining("169.254.169.254")
				.hasMessageContaining(OutboundGuard.SETTING).hasMessageNotContaining("secret");
	}

	@ParameterizedTest
	@ValueSource(strings = {"file:///etc/passwd", "gopher://hooks.example/", "ftp://hooks.example/", "jar:http://hooks.example/!/",
			"//hooks.example/", "hooks.example", "javascript:alert(1)"})
	void callsNothingButTheWeb(String url) {
		assertThatThrownBy(() -> guard.read(url)).isInstanceOf(Refused.class).hasMessageContaining(url)
				.hasMessageContaining(OutboundGuard.SETTING);
	}

	@ParameterizedTest
	@ValueSource(strings = {"http://hooks.example\\@169.254.169.254/", "http://hooks.example /", "http://a b/"})
	void refusesWhatIsNoAddressAtAll(String url) {
		assertThatThrownBy(() -> guard.read(url)).isInstanceOf(Refused.class).hasMessageContaining(url.strip());
	}

	@Test
	void refusesPortsThatAreNotOfTheWeb() {
		assertThatThrownBy(() -> guard.approach(guard.read("http://hooks.example:25/"))).isInstanceOf(Refused.class)
				.hasMessageContaining("Port 25 of hooks.example (192.0.2.7)").hasMessageContaining(OutboundGuard.SETTING);
	}

	@Test
	void letsPublicAddressesPass() throws OutboundException {
		assertThat(guard.approach(guard.read("https://hooks.example/in?x=1")).way()).isEqualTo(at("192.0.2.7", 443));
		assertThat(guard.approach(guard.read("http://Hooks.Example.:8080/")).way()).isEqualTo(at("192.0.2.7", 8080));
		assertThat(guard.approach(guard.read("http://[2001:db8::7]/")).way()).isEqualTo(at("2001:db8::7", 80));
		assertThat(guard.approach("hooks.example", 514).way()).isEqualTo(at("192.0.2.7", 514));
	}

	@Test
	void letsPassWhatTheSettingAllowsAndNothingElse() throws OutboundException {
		OutboundGuard open = guard("10.1.0.0/16");

		assertThat(open.approach(open.read("http://inside.example:25/")).way()).isEqualTo(at("10.1.2.3", 25));
		assertThatThrownBy(() -> open.approach(open.read("http://10.2.0.1/"))).isInstanceOf(Refused.class);
		assertThatThrownBy(() -> open.approach(open.read("http://localhost/"))).isInstanceOf(Refused.class);
	}

	@Test
	void aNameWithoutAnAddressMayGetOneLater() {
		assertThatThrownBy(() -> guard.approach(guard.read("https://nobody.example/"))).isInstanceOf(Unanswered.class)
				.hasMessageContaining("nobody.example");
	}

	private static InetSocketAddress at(String address, int port) {
		return new InetSocketAddress(InetAddress.ofLiteral(address), port);
	}
}
