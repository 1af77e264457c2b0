package io.mirage.collection.collectors;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mirage.platform.entities.Netblock;

import static org.assertj.core.api.Assertions.assertThat;

class AddressRangeTests {

	@ParameterizedTest
	@CsvSource({"192.0.2.0 - 192.0.2.255, 192.0.2.0/24", "192.0.2.7-192.0.2.7, 192.0.2.7/32", "0.0.0.0 - 255.255.255.255, 0.0.0.0/0",
			"192.0.2.1 - 192.0.2.6, 192.0.2.1/32 192.0.2.2/31 192.0.2.4/31 192.0.2.6/32", "2001:db8:: - 2001:db8:0:ffff:ffff:ffff:ffff:ffff, 2001:db8::/48",
			":: - ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ::/0"})
	void findsTheFewestBlocks(String range, String blocks) {
		assertThat(AddressRange.tryParse(range)).map(AddressRange::blocks).contains(List.of(blocks.split(" ")));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "-", "192.0.2.0", "192.0.2.9 - 192.0.2.1", "192.0.2.0 - 2001:db8::", "192.0.2.0 - example.com", "0 - 1"})
	void refusesWhatIsNoRange(String text) {
		assertThat(AddressRange.tryParse(text)).isEmpty();
	}

	@Test
	void theBlocksCoverExactlyTheRange() {
		for (int seed = 0; seed < 200; seed++) {
			Random random = new Random(seed);
			int length = random.nextBoolean() ? 4 : 16;
			BigInteger one = new BigInteger(length * 8, random);
			BigInteger other = new BigInteger(length * 8, random);
			AddressRange range = new AddressRange(one.min(other), one.max(other), length);
			BigInteger covered = range.blocks().stream().map(block -> Netblock.tryParse(block).orElseThrow().size())
					.reduce(BigInteger.ZERO, BigInteger::add);

			assertThat(covered).as("seed %d", seed).isEqualTo(range.last().subtract(range.first()).add(BigInteger.ONE));
			assertThat(range.blocks().getFirst()).as("seed %d", seed).startsWith(AddressRange.text(range.first(), length) + "/");
			assertThat(range.blocks()).as("seed %d", seed).hasSizeLessThanOrEqualTo(2 * length * 8);
		}
	}
}
