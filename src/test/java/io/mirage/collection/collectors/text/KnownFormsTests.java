package io.mirage.collection.collectors.text;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mirage.collection.collectors.text.DataFile.Entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class KnownFormsTests {

	/** In pieces, so that no scanner of source code takes it for a real one. */
	private static final String KEY = "AKIA" + "Q3EGWX5TLN7ZPV2D";

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"ga('create', 'UA-12345678-2', 'auto')|UA-12345678-2", "gtag('config', 'G-AB12CD34EF')|G-AB12CD34EF",
			"j.src='https://www.googletagmanager.com/gtm.js?id=GTM-ABC123'|GTM-ABC123", "data-ad-client=ca-pub-1234567890123456|pub-1234567890123456",
			"fbq('init', '123456789012345');|facebook-pixel:123456789012345", "_paq.push(['setSiteId', '7'])|matomo-site:7",
			"h._hjSettings={hjid:1234567,hjsv:6}|hotjar:1234567", "ym(12345678, 'init', {})|yandex-metrica:12345678"})
	void knowsWhoCountsVisitors(String source, String id) {
		assertThat(Tracker.in(source)).extracting(Tracker::id).containsExactly(id);
	}

	@ParameterizedTest
	@ValueSource(strings = {"RUA-1234567-1", "UA-1", "MESSAGE-ABCDEFGHIJ", "G-ABCDEFGHIJ", "GTM-", "fbq('track', 'PageView')"})
	void countsNothingElse(String source) {
		assertThat(Tracker.in(source)).isEmpty();
	}

	@Test
	void keepsNoSecretWhole() {
		List<Secret> secrets = Secret.in("var key = '" + KEY + "';");

		assertThat(secrets).singleElement().satisfies(secret -> {
			assertThat(secret.kind()).isEqualTo("AWS access key");
			assertThat(secret.masked()).isEqualTo("AKI***V2D");
			assertThat(secret.toString()).doesNotContain(KEY);
			assertThat(secret.length()).isEqualTo(20);
		});
	}

	@Test
	void examplesAndOrdinaryWordsAreNoSecrets() {
		assertThat(Secret.in("AKIAAAAAAAAAAAAAAAAA x" + KEY + " ghp_short sk-this-is-a-css-class https://user:pass@example.com/")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = {8, 20, 40, 100})
	void showsAThirdOfASecretAtMost(int length) {
		String secret = "abcdefghij".repeat(10).substring(0, length);

		assertThat(Secret.mask(secret).replace("*", "").length()).isLessThanOrEqualTo(Math.min(8, length / 3));
	}

	@Test
	void seesKeyBlocks() {
		String block = "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7b1Q9xZkT3vR5sWu8yP0aLdNcGfHjKmXoEiUtBqYwVrSz2D4\n";

		assertThat(Secret.in(block)).extracting(Secret::kind).containsExactly("Private key");
		assertThat(Secret.in("-----BEGIN CERTIFICATE-----\nMIIEpAIBAAKCAQEA7b1Q9xZkT3vR5sWu8yP0aLdNcGfHjKmXoEiUtBqYwVrSz2D4")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"https://kites.s3.amazonaws.com/a.pdf|Amazon S3|kites|https://kites.s3.amazonaws.com/",
			"https://kites.s3.eu-west-1.amazonaws.com/|Amazon S3|kites|https://kites.s3.amazonaws.com/",
			"https://s3-eu-west-1.amazonaws.com/kites/a|Amazon S3|kites|https://kites.s3.amazonaws.com/",
			"https://storage.googleapis.com/kites/a/b|Google Cloud Storage|kites|https://storage.googleapis.com/kites/",
			"https://kites.blob.core.windows.net/public/a|Azure Blob Storage|kites/public|https://kites.blob.core.windows.net/public",
			"https://kites.fra1.cdn.digitaloceanspaces.com/x|DigitalOcean Spaces|kites|https://kites.fra1.digitaloceanspaces.com/"})
	void knowsBucketsByTheirAddress(String url, String provider, String name, String address) {
		assertThat(Bucket.of(url)).contains(new Bucket(provider, name, address));
		assertThat(Bucket.in("src=\"" + url.replace("/", "\\/") + "\"")).containsExactly(new Bucket(provider, name, address));
	}

	@ParameterizedTest
	@ValueSource(strings = {"https://s3.amazonaws.com.evil.example/kites", "https://amazonaws.com/", "https://example.com/s3.amazonaws.com/x",
			"ftp://kites.s3.amazonaws.com/", "https://kites.s3.amazonaws.com.evil.example/"})
	void knowsNoOtherBuckets(String url) {
		assertThat(Bucket.of(url)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"https://github.com/acme/kite-tools/issues|GitHub|acme|https://github.com/acme|https://github.com/acme/kite-tools",
			"https://gitlab.com/acme/kites.git|GitLab|acme|https://gitlab.com/acme|https://gitlab.com/acme/kites",
			"https://www.twitter.com/acme?lang=en|X|acme|https://x.com/acme|''", "https://fosstodon.org/@acme|Mastodon|acme|https://fosstodon.org/@acme|''",
			"https://linkedin.com/company/acme-kites/|LinkedIn company|acme-kites|https://www.linkedin.com/company/acme-kites|''"})
	void knowsAccountsAndRepositories(String url, String site, String name, String account, String repository) {
		assertThat(Profile.of(url)).contains(new Profile(site, name, !site.equals("LinkedIn company"), account, repository));
	}

	@ParameterizedTest
	@ValueSource(strings = {"https://github.com/", "https://github.com/features/actions", "https://twitter.com/intent/tweet?text=x",
			"https://www.facebook.com/sharer/sharer.php?u=x", "https://notgithub.com/acme", "javascript:alert(1)", "https://[broken"})
	void pagesOfTheSiteItselfAreNoAccounts(String url) {
		assertThat(Profile.of(url)).isEmpty();
	}

	@Test
	void knowsWhoseErrorItIs() {
		assertThat(ErrorText.in("Fatal error: Uncaught Error in /var/www/x.php on line 7")).containsExactly("PHP");
		assertThat(ErrorText.in("Traceback (most recent call last): File x, ORA-00942: table")).containsExactlyInAnyOrder("Python", "Oracle Database");
		assertThat(ErrorText.in("We fixed a fatal error in our kites.")).isEmpty();
	}

	@Test
	void findsTelephoneNumbersThatExist() {
		assertThat(PhoneText.in("Call +44 20 7946 0958 or 030 901820.", PhoneText.ANYWHERE)).containsExactly("+442079460958");
		assertThat(PhoneText.in("Call 030 901820.", "DE")).containsExactly("+4930901820");
		assertThat(PhoneText.in("Order 12345 of 2024-01-02, +1 999 999 9999", PhoneText.ANYWHERE)).isEmpty();
		assertThat(PhoneText.regionOf("www.example.co.uk")).isEqualTo("GB");
		assertThat(PhoneText.regionOf("www.example.com")).isEqualTo(PhoneText.ANYWHERE);
	}

	@Test
	void takesNoLongOverHostileText() {
		assertTimeout(Duration.ofSeconds(40), () -> {
			for (String text : new String[] {"UA-".repeat(600_000), "fbq(     ".repeat(200_000), "eyJ".repeat(600_000), "eyJaaaaaaaaaaaaaaaaaaaaaa.".repeat(80_000),
					"-----BEGIN PRIVATE KEY-----\n".repeat(70_000), "://a:".repeat(400_000), "https://".repeat(250_000),
					"https://s3.amazonaws.com/".repeat(80_000), "Fatal error: ".repeat(150_000), "+1 202 555 ".repeat(180_000), "1-".repeat(1_000_000),
					"(".repeat(2_000_000), "clarity.ms/tag/".repeat(130_000)}) {
				Tracker.in(text);
				Secret.in(text);
				Bucket.in(text);
				ErrorText.in(text);
				assertThat(PhoneText.in(text, "US")).hasSizeLessThanOrEqualTo(100);
			}
		});
	}

	/** Each form, against its own beginning again and again. */
	@ParameterizedTest
	@ValueSource(strings = {"tracking-ids", "secrets", "error-messages"})
	void everyFormBeginsWithItsTextAndIsQuickOverIt(String file) {
		for (Entry entry : DataFile.read(file)) {
			KnownPattern pattern = KnownPattern.of(entry);
			String beginning = entry.text("begins");
			assertTimeout(Duration.ofSeconds(5), () -> {
				assertThat(pattern.in(beginning.repeat(1_000_000 / beginning.length()))).hasSizeLessThanOrEqualTo(50);
				assertThat(pattern.in((beginning + "a ".repeat(200)).repeat(2000))).hasSizeLessThanOrEqualTo(50);
			}, entry::toString);
		}
	}
}
