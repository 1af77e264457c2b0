package io.mirage.collection.collectors;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.mirage.collection.source.Answer;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;

/**
 * Whom a registry names for something. All texts are as the registry wrote them.
 *
 * @param holders names of people or organisations, the registry does not say which
 * @param organizations names of organisations
 */
record Contact(List<String> holders, List<String> organizations, List<String> emails, List<String> phones) {

	/** What registries and registrars write instead of personal data. */
	private static final Pattern PLACEHOLDER = Pattern.compile("redacted|privacy|private person|withheld|not disclosed|"
			+ "not available|data protected|statutory masking|non-public data|gdpr|please query|contact form|^n/?a$|^none$|^-+$");
	private static final int MAX_TEXT = 300;
	private static final Pattern PHONE_END = Pattern.compile("[;xX]| ext");

	/** Whether a registry wrote this instead of what it knows. */
	static boolean isPlaceholder(String text) {
		return text.length() <= MAX_TEXT && PLACEHOLDER.matcher(text.strip().toLowerCase(Locale.ROOT)).find();
	}

	/** Adds everybody and everything named, each as {@code contact_of} the subject; placeholders are nobody. */
	void tell(EntityRef subject, Answer answer) {
		Stream<EntityRef> people = real(holders).filter(name -> !organizations.contains(name))
				.flatMap(name -> answer.foundHolder(name).stream());
		Stream<EntityRef> others = Stream.of(
				real(organizations).map(name -> answer.found(EntityType.ORGANIZATION, name)),
				real(emails).map(email -> answer.found(EntityType.EMAIL_ADDRESS, email)),
				real(phones).map(phone -> answer.found(EntityType.PHONE_NUMBER, number(phone))))
				.flatMap(found -> found).flatMap(Optional::stream);
		Stream.concat(people, others).forEach(found -> answer.relate(found, RelationType.CONTACT_OF, subject));
	}

	boolean isRedacted() {
		return Stream.of(holders, organizations, emails, phones).flatMap(List::stream).anyMatch(Contact::isPlaceholder);
	}

	private static Stream<String> real(List<String> texts) {
		return texts.stream().map(String::strip).filter(text -> !text.isEmpty() && !isPlaceholder(text));
	}

	/** Without the scheme of RFC 3966 and without an extension. */
	private static String number(String phone) {
		String bare = phone.startsWith("tel:") ? phone.substring("tel:".length()) : phone;
		return PHONE_END.split(bare, 2)[0];
	}
}
