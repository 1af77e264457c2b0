package io.mirage.auth.federation;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.w3c.dom.Element;

import static io.mirage.auth.federation.SamlXml.ASSERTION;

/**
 * Reads a verified assertion by the rules of the web browser profile (SAML 2.0 Profiles, 4.1.4.3): made by this provider,
 * for us, for this sign-in, and for now.
 */
final class SamlAssertion {

	private static final Duration SKEW = Duration.ofMinutes(1);
	private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
	private static final String TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
	private static final int LONGEST_SUBJECT = 500;

	private final Element assertion;
	private final Instant now;

	/** @param assertion as {@link SamlSignature} hands it out */
	SamlAssertion(Element assertion, Clock clock) {
		this.assertion = assertion;
		this.now = clock.instant();
	}

	/** @param until when nobody would take it any more */
	record Confirmed(String request, Instant until) {}

	String id() {
		return assertion.getAttribute("ID");
	}

	/**
	 * @param issuer who has to have made it
	 * @param audience what we are called there
	 * @param recipient where it has to have been sent
	 * @return the request that it answers; one that answers none is not taken
	 * @throws IllegalArgumentException saying what does not fit
	 */
	Confirmed check(String issuer, String audience, String recipient) {
		require("2.0".equals(assertion.getAttribute("Version")), "version");
		require(issuer.equals(text(only(assertion, "Issuer"))), "issuer");
		checkConditions(audience);
		provedAt();
		return confirmation(recipient);
	}

	private void checkConditions(String audience) {
		Element conditions = only(assertion, "Conditions");
		requireNow(conditions);
		List<Element> restrictions = SamlXml.children(conditions, ASSERTION, "AudienceRestriction");
		require(!restrictions.isEmpty() && restrictions.stream().allMatch(restriction ->
				SamlXml.children(restriction, ASSERTION, "Audience").stream().map(SamlAssertion::text).anyMatch(audience::equals)), "audience");
	}

	private Confirmed confirmation(String recipient) {
		return SamlXml.children(only(assertion, "Subject"), ASSERTION, "SubjectConfirmation").stream()
				.filter(confirmation -> BEARER.equals(confirmation.getAttribute("Method")))
				.flatMap(confirmation -> SamlXml.child(confirmation, ASSERTION, "SubjectConfirmationData").stream())
				.filter(data -> recipient.equals(data.getAttribute("Recipient")) && !data.hasAttribute("NotBefore"))
				.flatMap(data -> confirmed(data).stream()).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("It is not confirmed for this place and this time"));
	}

	private Optional<Confirmed> confirmed(Element data) {
		String request = data.getAttribute("InResponseTo");
		Instant until = time(data, "NotOnOrAfter").orElse(Instant.EPOCH).plus(SKEW);
		return request.isEmpty() || !until.isAfter(now) ? Optional.empty() : Optional.of(new Confirmed(request, until));
	}

	/** When the person proved there who they are. */
	Instant provedAt() {
		Element statement = SamlXml.children(assertion, ASSERTION, "AuthnStatement").stream().findFirst()
				.orElseThrow(() -> new IllegalArgumentException("It does not say that anybody proved who they are"));
		require(time(statement, "SessionNotOnOrAfter").map(end -> end.plus(SKEW).isAfter(now)).orElse(true), "session end");
		Instant said = time(statement, "AuthnInstant").orElseThrow(() -> new IllegalArgumentException("It lacks AuthnInstant"));
		return said.isAfter(now) ? now : said;
	}

	/** @throws IllegalArgumentException if there is none that is the same person's for good */
	String subject() {
		Element name = only(only(assertion, "Subject"), "NameID");
		require(!TRANSIENT.equals(name.getAttribute("Format")), "lasting name of its subject");
		String text = text(name);
		require(!text.isBlank() && text.length() <= LONGEST_SUBJECT, "name of its subject");
		return text;
	}

	/** By name, and by friendly name where there is one; an attribute that comes twice has the values of both. */
	Map<String, List<String>> attributes() {
		Map<String, List<String>> found = new HashMap<>();
		for (Element statement : SamlXml.children(assertion, ASSERTION, "AttributeStatement")) {
			for (Element attribute : SamlXml.children(statement, ASSERTION, "Attribute")) {
				List<String> values = SamlXml.children(attribute, ASSERTION, "AttributeValue").stream().map(SamlAssertion::text)
						.filter(value -> !value.isBlank()).toList();
				Stream.of(attribute.getAttribute("Name"), attribute.getAttribute("FriendlyName")).filter(name -> !name.isBlank()).distinct()
						.forEach(name -> found.merge(name, values, (one, other) -> Stream.concat(one.stream(), other.stream()).distinct().toList()));
			}
		}
		return found;
	}

	private void requireNow(Element conditions) {
		require(time(conditions, "NotBefore").map(begin -> !begin.minus(SKEW).isAfter(now)).orElse(true), "begin");
		require(time(conditions, "NotOnOrAfter").map(end -> end.plus(SKEW).isAfter(now)).orElse(true), "end");
	}

	private static Optional<Instant> time(Element element, String attribute) {
		try {
			return element.hasAttribute(attribute) ? Optional.of(OffsetDateTime.parse(element.getAttribute(attribute)).toInstant())
					: Optional.empty();
		} catch (DateTimeException unreadable) {
			throw new IllegalArgumentException("Its " + attribute + " is not a time", unreadable);
		}
	}

	private static Element only(Element parent, String name) {
		return SamlXml.child(parent, ASSERTION, name).orElseThrow(() -> new IllegalArgumentException("It lacks " + name));
	}

	private static String text(Element element) {
		return element.getTextContent().strip();
	}

	private static void require(boolean holds, String what) {
		if (!holds) {
			throw new IllegalArgumentException("Its " + what + " is missing or does not fit");
		}
	}
}
