package io.mirage.platform.entities;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;

import static org.assertj.core.api.Assertions.assertThat;

class EntityParserTests {

	private final EntityParser parser = new EntityParser();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Aurora-Kites.example.               | DomainName   | aurora-kites.example
			www.aurora-kites.example            | Hostname     | www.aurora-kites.example
			bücher.example                      | DomainName   | xn--bcher-kva.example
			shop.example.co.uk                  | Hostname     | shop.example.co.uk
			example.co.uk                       | DomainName   | example.co.uk
			localhost                           | Hostname     | localhost
			192.0.2.7                           | IpAddress    | 192.0.2.7
			2001:DB8:0:0:0:0:0:1                | IpAddress    | 2001:db8::1
			[2001:db8::1]                       | IpAddress    | 2001:db8::1
			2001:db8:0:1:0:0:0:1                | IpAddress    | 2001:db8:0:1::1
			::                                  | IpAddress    | ::
			192.0.2.77/24                       | Netblock     | 192.0.2.0/24
			2001:db8::1/32                      | Netblock     | 2001:db8::/32
			as 64500                            | Asn          | AS64500
			HTTP://Www.Aurora-Kites.example:80/a/../b?q=1#top | Url | http://www.aurora-kites.example/b?q=1
			https://user:secret@aurora-kites.example | Url     | https://aurora-kites.example/
			Mira.Holt@Aurora-Kites.example      | EmailAddress | mira.holt@aurora-kites.example
			+44 20 7946 0123                    | PhoneNumber  | +442079460123
			@kitemaker                          | Username     | kitemaker
			Mira Holt                           | Person       | Mira Holt
			Aurora Kites Ltd                    | Organization | Aurora Kites Ltd
			bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq | CryptoAddress | bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq
			""")
	void recognisesWhatATargetIs(String text, String type, String value) {
		assertThat(parser.detect(text)).contains(EntityRef.of(EntityType.of(type), value));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "   ", "not_a_target", "256.1.1.1", "192.0.2.1/33", "a..example", "-a.example", "http://",
			"javascript:alert(1)", "kite\u0007s.example", "example", "1.2.3", "AS99999999999", "x@", "10.0.0.1.example.1"})
	void refusesNonsense(String text) {
		assertThat(parser.detect(text)).isEmpty();
	}

	@Test
	void parsingACanonicalValueChangesNothing() {
		long seed = 20261124;
		Random random = new Random(seed);
		for (int i = 0; i < 5_000; i++) {
			String text = randomText(random);
			parser.detect(text).ifPresent(entity -> assertThat(parser.parse(entity.type(), entity.value()))
					.as("seed %d, text '%s'", seed, text).contains(entity));
		}
	}

	@ParameterizedTest
	@CsvSource({"aurora-kites.example, www.aurora-kites.example, true", "aurora-kites.example, xaurora-kites.example, false",
			"192.0.2.0/24, 192.0.2.200, true", "192.0.2.0/24, 198.51.100.1, false", "192.0.2.0/24, 192.0.2.128/25, true",
			"aurora-kites.example, mail@dev.aurora-kites.example, true",
			"aurora-kites.example, https://dev.aurora-kites.example/x, true", "192.0.2.7, https://192.0.2.7/, true",
			"www.aurora-kites.example, aurora-kites.example, false"})
	void knowsWhatLiesWithinATarget(String scope, String entity, boolean within) {
		assertThat(parser.isWithin(parser.detect(scope).orElseThrow(), parser.detect(entity).orElseThrow())).isEqualTo(within);
	}

	@Test
	void aServiceLiesWithinItsHost() {
		EntityRef host = parser.detect("aurora-kites.example").orElseThrow();

		assertThat(parser.isWithin(host, EntityRef.of(EntityType.SERVICE, "www.aurora-kites.example:443/tcp"))).isTrue();
		assertThat(parser.isWithin(host, EntityRef.of(EntityType.SERVICE, "[2001:db8::1]:443/tcp"))).isFalse();
	}

	private static String randomText(Random random) {
		String alphabet = "abcXYZ019.-_:/@%+ [];üß\u0000";
		StringBuilder text = new StringBuilder();
		int length = 1 + random.nextInt(24);
		for (int i = 0; i < length; i++) {
			text.append(alphabet.charAt(random.nextInt(alphabet.length())));
		}
		return switch (random.nextInt(5)) {
			case 0 -> "http://" + text;
			case 1 -> text + ".example";
			case 2 -> random.nextInt(256) + "." + random.nextInt(256) + ".2." + random.nextInt(256) + "/" + random.nextInt(33);
			default -> text.toString();
		};
	}
}
