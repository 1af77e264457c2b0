package io.mirage.collection.collectors.text;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/** Examples are those of the standards: BIP 173, BIP 350, EIP-55, the IBAN registry, and the first block's address. */
class ChecksummedTextTests {

	@ParameterizedTest
	@ValueSource(strings = {"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "3P14159f73E4gFr7JterCCQh9QjiTjiZrG",
			"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3",
			"bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
			"0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"})
	void findsAddressesWhoseChecksumFits(String address) {
		assertThat(CryptoText.in("Send it to " + address + ", please.")).containsExactly(address);
	}

	@ParameterizedTest
	@ValueSource(strings = {"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "11111111111111111111111111111111", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3",
			"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "bc1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
			"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
			"x1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "000000000000000000000000000000000000000000"})
	void anythingElseIsNoAddress(String word) {
		assertThat(CryptoText.in(word)).isEmpty();
	}

	@Test
	void everyOneOfItsCharactersCounts() {
		String address = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
		for (int i = 3; i < address.length(); i++) {
			char other = address.charAt(i) == 'q' ? 'p' : 'q';
			assertThat(CryptoText.in(address.substring(0, i) + other + address.substring(i + 1))).as("at " + i).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"GB33BUKB20201555555555", "DE75512108001245126199", "NO8330001234567", "FR7630006000011234567890189",
			"MT31MALT01100000000000000000123"})
	void findsAccountsWholeAndInGroups(String account) {
		String grouped = account.replaceAll("(.{4})", "$1 ").strip();

		assertThat(IbanText.in("Pay to " + account + ".")).containsExactly(account);
		assertThat(IbanText.in("IBAN: " + grouped + "\nBIC")).containsExactly(account);
	}

	@Test
	void anAccountEndsWhereItsCountrySays() {
		assertThat(IbanText.in("DE75 5121 0800 1245 1261 99 BIC COBADEFF")).containsExactly("DE75512108001245126199");
	}

	@ParameterizedTest
	@ValueSource(strings = {"DE75512108001245126198", "DE7551210800124512619", "ZZ75512108001245126199", "XDE75512108001245126199"})
	void anythingElseIsNoAccount(String text) {
		assertThat(IbanText.in(text)).isEmpty();
	}

	@Test
	void knowsDigestsByTheirLength() {
		assertThat(HashText.in("a d41d8cd98f00b204e9800998ecf8427e, DA39A3EE5E6B4B0D3255BFEF95601890AFD80709"))
				.containsExactly("md5:d41d8cd98f00b204e9800998ecf8427e", "sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709");
		assertThat(HashText.in("0".repeat(32) + " " + "1234567890".repeat(4) + " " + "abc".repeat(20))).isEmpty();
	}

	@Test
	void decodesTextAndLeavesBytesAlone() {
		assertThat(Base64Text.in("x=\"YWRhQGV4YW1wbGUuY29tIHdyb3RlIHRoaXM=\"")).containsExactly("ada@example.com wrote this");
		assertThat(Base64Text.in("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ /ordinary/path/To/Some/Where thisIsACamelCaseName")).isEmpty();
	}

	@Test
	void takesNoLongOverHostileText() {
		Random random = new Random(7);
		String digits = random.ints(2_000_000, 0, 36).mapToObj(i -> Character.toString("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt(i)))
				.collect(Collectors.joining());
		String words = random.ints(2_000_000, 0, 40).mapToObj(i -> Character.toString("13bc0x BCDEFGHabcdefg 23456789qpzry9 GB33".charAt(i)))
				.collect(Collectors.joining());
		assertTimeout(Duration.ofSeconds(20), () -> {
			for (String text : new String[] {digits, words, "1".repeat(2_000_000), "bc1q".repeat(500_000), "GB33 BUKB ".repeat(200_000),
					"1111111111111111111111111111111111 ".repeat(50_000), "A".repeat(2_000_000), "A1 ".repeat(600_000)}) {
				assertThat(CryptoText.in(text)).isEmpty();
				assertThat(IbanText.in(text)).isEmpty();
				assertThat(HashText.in(text)).hasSizeLessThanOrEqualTo(20);
				assertThat(Base64Text.in(text)).hasSizeLessThanOrEqualTo(20);
			}
		});
	}
}
