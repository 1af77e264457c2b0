package io.mirage.collection.collectors.text;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Fact;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.platform.entities.Addresses;
import io.mirage.platform.entities.Urls;

/** Turns what stands in a text into facts that point to where it stands. Used for one page or document. */
public final class TextReading {

	/** What it may find, for the descriptions of collectors. */
	public static final Set<EntityType> FINDS = Set.of(EntityType.EMAIL_ADDRESS, EntityType.PHONE_NUMBER, EntityType.CRYPTO_ADDRESS,
			EntityType.BANK_ACCOUNT, EntityType.TRACKING_ID, EntityType.CREDENTIAL, EntityType.CLOUD_BUCKET, EntityType.ONLINE_ACCOUNT,
			EntityType.CODE_REPOSITORY, EntityType.USERNAME);

	private static final int MAX_LENGTH = 2 * 1024 * 1024;
	private static final int CHECKED = 95;
	private static final int PLAUSIBLE = 80;
	/** A number without its country is of the page's country, most likely. */
	private static final int GUESSED = 60;

	private final Answer answer;
	private final EntityRef place;
	private final String region;

	/** @param region where telephone numbers without country are from, see {@link PhoneText} */
	public TextReading(Answer answer, EntityRef place, String region) {
		this.answer = answer;
		this.place = place;
		this.region = region;
	}

	/** What people read. */
	public void prose(String foreign) {
		String text = cut(foreign);
		EmailText.in(text).forEach(this::email);
		PhoneText.in(text, PhoneText.ANYWHERE).forEach(number -> mention(EntityType.PHONE_NUMBER, number, CHECKED));
		if (!region.equals(PhoneText.ANYWHERE)) {
			PhoneText.in(text, region).forEach(number -> mention(EntityType.PHONE_NUMBER, number, GUESSED));
		}
		CryptoText.in(text).forEach(address -> mention(EntityType.CRYPTO_ADDRESS, address, CHECKED));
		IbanText.in(text).forEach(account -> mention(EntityType.BANK_ACCOUNT, account, CHECKED));
		note("hashes", HashText.in(text));
		note("errors", ErrorText.in(text));
	}

	/** What programs read: mark-up, scripts, answers of services. */
	public void source(String foreign) {
		String text = cut(foreign);
		Tracker.in(text).forEach(this::tracker);
		Bucket.in(text).forEach(this::bucket);
		Secret.in(text).forEach(this::secret);
		Base64Text.in(text).forEach(this::hidden);
	}

	public void email(String candidate) {
		mention(EntityType.EMAIL_ADDRESS, candidate, CHECKED);
	}

	/** Where a reader is sent on to. */
	public void link(String url) {
		Profile.of(url).ifPresent(this::profile);
		Bucket.of(url).ifPresent(this::bucket);
		if (url.regionMatches(true, 0, "tel:", 0, "tel:".length())) {
			PhoneText.in(url.substring("tel:".length()), region).forEach(number -> mention(EntityType.PHONE_NUMBER, number, CHECKED));
		}
	}

	private void hidden(String text) {
		note("base64", Set.of(text));
		EmailText.in(text).forEach(this::email);
		Secret.in(text).forEach(this::secret);
	}

	private void profile(Profile profile) {
		answer.confidence(PLAUSIBLE).found(EntityType.ONLINE_ACCOUNT, profile.account()).ifPresent(account -> {
			answer.found(account).attribute("site", profile.site()).attribute("username", profile.username());
			answer.relate(account, RelationType.MENTIONED_IN, place);
			if (profile.portable()) {
				answer.found(EntityType.USERNAME, profile.username())
						.ifPresent(user -> answer.relate(account, RelationType.ACCOUNT_OF, user));
			}
			if (!profile.repository().isEmpty()) {
				describe(EntityType.CODE_REPOSITORY, profile.repository(), Map.of("site", profile.site()));
			}
		});
	}

	/** What counts is the site: on two of its pages the same one stands anyway. */
	private void tracker(Tracker tracker) {
		describe(EntityType.TRACKING_ID, tracker.id(), Map.of("service", tracker.service()));
		Optional<EntityRef> site = Urls.canonical(place.value()).flatMap(Urls::hostOf).filter(host -> Addresses.parse(host).isEmpty())
				.flatMap(answer::foundName);
		site.ifPresent(host -> answer.found(EntityType.TRACKING_ID, tracker.id())
				.ifPresent(id -> answer.relate(id, RelationType.MENTIONED_IN, host)));
	}

	private void bucket(Bucket bucket) {
		describe(EntityType.CLOUD_BUCKET, bucket.address(), Map.of("provider", bucket.provider(), "name", bucket.name()));
	}

	private void secret(Secret secret) {
		describe(EntityType.CREDENTIAL, secret.kind() + " " + secret.masked(), Map.of("kind", secret.kind(), "length",
				Integer.toString(secret.length()), "entropy", String.format(Locale.ROOT, "%.1f", secret.entropy())));
	}

	private void mention(EntityType type, String candidate, int confidence) {
		answer.confidence(confidence).found(type, candidate)
				.ifPresent(found -> answer.relate(found, RelationType.MENTIONED_IN, place));
	}

	private void describe(EntityType type, String value, Map<String, String> attributes) {
		answer.confidence(PLAUSIBLE).found(type, value).ifPresent(found -> {
			Fact fact = answer.found(found);
			attributes.forEach(fact::attribute);
			answer.relate(found, RelationType.MENTIONED_IN, place);
		});
	}

	private void note(String attribute, Set<String> texts) {
		answer.found(place).attribute(attribute, String.join(" | ", texts));
	}

	private static String cut(String text) {
		return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
	}
}
