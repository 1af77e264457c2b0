package io.mirage.collection.collectors.net;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mirage.collection.collectors.ServiceName;
import io.mirage.collection.source.SourceException.NotPermitted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PortChoiceTests {

	@Test
	void readsTheTop() throws Exception {
		assertThat(PortChoice.ports("top-3")).containsExactly(80, 443, 22);
		assertThat(PortChoice.ports("top-1000")).hasSize(1000).doesNotHaveDuplicates();
	}

	@Test
	void readsNumbersAndRanges() throws Exception {
		assertThat(PortChoice.ports("443, 80,8000-8002")).containsExactly(80, 443, 8000, 8001, 8002);
		assertThat(PortChoice.ports("1-65535")).hasSize(65_535);
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "http", "0", "70000", "80-", "-", "80;81", "1-99999"})
	void namesWhatItCannotRead(String text) {
		assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> PortChoice.ports(text)).withMessageContaining("port scan");
	}

	@Test
	void theListIsInOrder() {
		assertThat(KnownPorts.top(2000)).hasSizeGreaterThanOrEqualTo(1000).allMatch(port -> port > 0 && port < 65_536);
		assertThat(KnownPorts.find(993)).hasValue(new KnownPorts.Port(993, "imaps", true));
		assertThat(IntStream.of(23, 3306, 5432, 6379, 27017, 9200, 3389, 5900).boxed()).isSubsetOf(KnownPorts.top(100));
	}

	@Test
	void readsServices() {
		assertThat(ServiceName.tryParse("[2001:db8::1]:25/tcp")).hasValue(new ServiceName("2001:db8::1", 25));
		assertThat(ServiceName.tryParse("mail.example.com:25/tcp")).hasValueSatisfying(name -> assertThat(name).hasToString("mail.example.com:25/tcp"));
		assertThat(ServiceName.tryParse("mail.example.com:53/udp")).isEmpty();
		assertThat(ServiceName.tryParse("mail.example.com:99999/tcp")).isEmpty();
	}
}
