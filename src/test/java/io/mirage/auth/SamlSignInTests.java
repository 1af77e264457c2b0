package io.mirage.auth;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import com.jayway.jsonpath.JsonPath;
import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import io.mirage.auth.federation.MockSamlProvider;
import io.mirage.auth.federation.MockSamlProvider.Asked;
import io.mirage.auth.federation.MockSamlProvider.Saying;
import io.mirage.support.ModuleTest;

import static io.mirage.auth.SignInFixture.text;
import static io.mirage.auth.federation.MockSamlProvider.assertion;
import static io.mirage.auth.federation.MockSamlProvider.encoded;
import static org.assertj.core.api.Assertions.assertThat;

/** The way of a browser to a SAML provider and back, with answers that are really signed, and with all that is not. */
@ModuleTest
@Import(SignInFixture.class)
class SamlSignInTests {

	private static final MockSamlProvider PROVIDER = new MockSamlProvider();
	private static final MockSamlProvider STRANGER = new MockSamlProvider();
	private static final String CORP = "/api/v1/auth/providers/corp";
	private static final String SESSION = "/api/v1/auth/session";
	private static final String NOT_TRUSTED = "/login?problem=provider-not-trusted";
	private static final String INTERRUPTED = "/login?problem=sign-in-interrupted";

	@Autowired MockMvcTester mvc;
	@Autowired SignInFixture people;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry settings) {
		for (String provider : List.of("mirage.sign-in.saml-providers[0].", "mirage.sign-in.saml-providers[1].")) {
			settings.add(provider + "entity-id", () -> MockSamlProvider.ENTITY);
			settings.add(provider + "sign-in-url", () -> "https://idp.aurora-kites.example/sso?tenant=a&b=1");
			settings.add(provider + "certificates", () -> PROVIDER.certificate().toString());
			settings.add(provider + "name", () -> "Aurora Kites");
		}
		settings.add("mirage.sign-in.saml-providers[0].id", () -> "corp");
		settings.add("mirage.sign-in.saml-providers[0].roles[0].group", () -> "osint");
		settings.add("mirage.sign-in.saml-providers[0].roles[0].role", () -> "analyst");
		settings.add("mirage.sign-in.saml-providers[0].roles[1].group", () -> "it");
		settings.add("mirage.sign-in.saml-providers[0].roles[1].role", () -> "admin");
		settings.add("mirage.sign-in.saml-providers[1].id", () -> "other");
		settings.add("mirage.sign-in.saml-providers[1].default-role", () -> "read_only");
	}

	private record Begun(Asked asked, Cookie cookie) {}

	@Test
	void offersItAndDescribesUsToTheProvider() {
		assertThat(mvc.get().uri("/api/v1/auth/providers")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				{"data": [{"id": "corp", "name": "Aurora Kites", "kind": "saml", "start": "/api/v1/auth/providers/corp/authorization"}, {}]}""");
		assertThat(mvc.get().uri(CORP + "/metadata")).hasStatusOk().hasContentTypeCompatibleWith("application/samlmetadata+xml").bodyText()
				.contains("entityID=\"http://localhost:8000/api/v1/auth/providers/corp/metadata\"", "WantAssertionsSigned=\"true\"",
						"Location=\"http://localhost:8000/api/v1/auth/providers/corp/assertion\"");
		assertThat(mvc.get().uri("/api/v1/auth/providers/nobody/metadata")).hasStatus(404);
	}

	@Test
	void asksTheProviderByRedirect() {
		MvcTestResult begun = mvc.get().uri(CORP + "/authorization").exchange();
		URI where = location(begun);
		Asked asked = MockSamlProvider.read(where);

		assertThat(begun).hasStatus(303);
		assertThat(where.toString()).startsWith("https://idp.aurora-kites.example/sso?tenant=a&b=1&SAMLRequest=");
		assertThat(asked.id()).matches("_[\\w-]{40,}");
		assertThat(asked).extracting(Asked::destination, Asked::consumer, Asked::again).containsExactly(
				"https://idp.aurora-kites.example/sso?tenant=a&amp;b=1", "http://localhost:8000/api/v1/auth/providers/corp/assertion", false);
	}

	@Test
	void signsInWithTheRolesOfTheGroupsAndKnowsThemAgain() {
		Begun begun = begin("/scans?state=running");
		Saying saying = new Saying(begun.asked());

		MvcTestResult back = finish(begun, PROVIDER.signed(saying));

		assertThat(back).hasStatus(303).hasHeader("Location", "/scans?state=running");
		assertThat(mvc.get().uri(SESSION).cookie(access(back))).hasStatusOk().bodyJson().isLenientlyEqualTo(
				"{\"user\": {\"username\": \"%s\", \"roles\": [\"analyst\"]}}".formatted(saying.nameId));
		String account = accountOf(back);
		Begun again = begin(null);
		MvcTestResult second = finish(again, PROVIDER.signed(new Saying(again.asked()).with(same -> {
			same.nameId = saying.nameId;
			same.groups = List.of("it", "others");
		})));
		assertThat(accountOf(second)).isEqualTo(account);
		assertThat(mvc.get().uri(SESSION).cookie(access(second))).bodyJson().extractingPath("$.user.roles").asArray().containsExactly("admin");
		Begun last = begin(null);
		assertThat(finish(last, PROVIDER.signed(new Saying(last.asked()).with(same -> {
			same.nameId = saying.nameId;
			same.groups = List.of("others");
		})))).hasHeader("Location", "/login?problem=not-admitted");
	}

	@Test
	void linksTheOwnAccountOnRequest() {
		Account local = people.somebody("user");
		MvcTestResult session = SignInFixture.signIn(mvc, local.username(), SignInFixture.PASSWORD);
		MvcTestResult begun = mvc.post().uri("/api/v1/auth/identities").cookie(access(session))
				.header("X-CSRF-Token", JsonPath.<String>read(text(session), "$.csrf_token")).contentType(MediaType.APPLICATION_JSON)
				.content("{\"provider\": \"corp\", \"return_to\": \"/account\"}").exchange();
		Begun attempt = new Begun(MockSamlProvider.read(URI.create(JsonPath.read(text(begun), "$.authorization_uri"))), cookie(begun, "mirage_attempt"));
		Saying saying = new Saying(attempt.asked());

		assertThat(finish(attempt, PROVIDER.signed(saying))).hasHeader("Location", "/account");

		Begun later = begin(null);
		assertThat(accountOf(finish(later, PROVIDER.signed(new Saying(later.asked()).with(same -> same.nameId = saying.nameId)))))
				.isEqualTo(local.id().toString());
	}

	/** What an assertion may say that is genuine, and still not for us, now. */
	private enum Misfit {
		AUDIENCE(saying -> saying.audience = "https://another.example/sp"),
		RECIPIENT(saying -> saying.recipient = "https://another.example/acs"),
		DESTINATION(saying -> saying.destination = "https://another.example/acs"),
		ISSUER(saying -> saying.issuer = "https://evil.example/idp"),
		EXPIRED(saying -> saying.notOnOrAfter = Instant.now().minusSeconds(120)),
		NOT_YET(saying -> saying.notBefore = Instant.now().plusSeconds(600)),
		NOT_ASKED_FOR(saying -> saying.inResponseTo = ""),
		TRANSIENT(saying -> saying.format = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"),
		NOBODY(saying -> saying.nameId = " "),
		NO_CONDITIONS(saying -> saying.assertionText = text -> text.replaceAll("<saml:Conditions.*</saml:Conditions>", "")),
		NO_AUDIENCE(saying -> saying.assertionText = text -> text.replaceAll("<saml:AudienceRestriction.*</saml:AudienceRestriction>", "")),
		NO_CONFIRMATION(saying -> saying.assertionText = text -> text.replaceAll("<saml:SubjectConfirmation .*</saml:SubjectConfirmation>", "")),
		ANOTHER_CONFIRMATION(saying -> saying.assertionText = text -> text.replace("cm:bearer", "cm:sender-vouches")),
		NOBODY_PROVED(saying -> saying.assertionText = text -> text.replaceAll("<saml:AuthnStatement.*</saml:AuthnStatement>", "")),
		SESSION_OVER(saying -> saying.assertionText = text -> text.replace("<saml:AuthnStatement ",
				"<saml:AuthnStatement SessionNotOnOrAfter=\"2020-01-01T00:00:00Z\" ")),
		VERSION(saying -> saying.assertionText = text -> text.replace("Version=\"2.0\"", "Version=\"1.1\"")),
		UNREADABLE_TIME(saying -> saying.assertionText = text -> text.replaceAll("AuthnInstant=\"[^\"]*\"", "AuthnInstant=\"soon\""));

		private final Consumer<Saying> change;

		Misfit(Consumer<Saying> change) {
			this.change = change;
		}
	}

	@ParameterizedTest
	@EnumSource
	void takesNothingThatIsNotForUsAndNow(Misfit misfit) {
		Begun begun = begin(null);

		assertThat(post("corp", encoded(PROVIDER.signed(new Saying(begun.asked()).with(misfit.change))))).hasStatus(303)
				.hasHeader("Location", NOT_TRUSTED);
	}

	/** What can be done to a message without the provider's key; each keeps a genuine signature somewhere if it can. */
	private enum Forgery {
		UNSIGNED((good, evil) -> MockSamlProvider.unsigned(evil)),
		FOREIGN_KEY((good, evil) -> STRANGER.signed(evil)),
		ONLY_THE_RESPONSE_IS_SIGNED((good, evil) -> PROVIDER.onlyResponseSigned(evil)),
		SHA1((good, evil) -> PROVIDER.signed(evil, "http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2000/09/xmldsig#sha1")),
		CHANGED((good, evil) -> {
			assertion(good).getElementsByTagNameNS("*", "NameID").item(0).setTextContent(evil.nameId);
			return good;
		}),
		/** The evil one first, the signed one behind it. */
		EVIL_BEFORE_GOOD((good, evil) -> {
			Element genuine = assertion(good);
			genuine.getParentNode().insertBefore(good.importNode(assertion(MockSamlProvider.unsigned(evil)), true), genuine);
			return good;
		}),
		EVIL_AFTER_GOOD((good, evil) -> {
			good.getDocumentElement().appendChild(good.importNode(assertion(MockSamlProvider.unsigned(evil)), true));
			return good;
		}),
		/** The evil one carries the signature, and the signed one inside of it. */
		GOOD_INSIDE_THE_SIGNATURE_OF_EVIL((good, evil) -> {
			Element genuine = assertion(good);
			Node signature = genuine.getElementsByTagNameNS("*", "Signature").item(0);
			Element forged = (Element) good.importNode(assertion(MockSamlProvider.unsigned(evil)), true);
			good.getDocumentElement().replaceChild(forged, genuine);
			genuine.removeChild(signature);
			forged.insertBefore(signature, forged.getFirstChild().getNextSibling());
			Element object = good.createElementNS("http://www.w3.org/2000/09/xmldsig#", "ds:Object");
			object.appendChild(genuine);
			signature.appendChild(object);
			return good;
		}),
		GOOD_INSIDE_EVIL((good, evil) -> {
			Element genuine = assertion(good);
			Element forged = (Element) good.importNode(assertion(MockSamlProvider.unsigned(evil)), true);
			good.getDocumentElement().replaceChild(forged, genuine);
			forged.appendChild(genuine);
			return good;
		}),
		EVIL_INSIDE_EXTENSIONS_OF_GOOD((good, evil) -> {
			Element extensions = good.createElementNS("urn:oasis:names:tc:SAML:2.0:protocol", "samlp:Extensions");
			Element genuine = assertion(good);
			good.getDocumentElement().replaceChild(good.importNode(assertion(MockSamlProvider.unsigned(evil)), true), genuine);
			extensions.appendChild(genuine);
			good.getDocumentElement().insertBefore(extensions, good.getDocumentElement().getFirstChild());
			return good;
		}),
		/** Both say they are the one that the signature means. */
		SAME_ID((good, evil) -> {
			Element genuine = assertion(good);
			Element forged = (Element) good.importNode(assertion(MockSamlProvider.unsigned(evil)), true);
			forged.setAttribute("ID", genuine.getAttribute("ID"));
			Node signature = genuine.getElementsByTagNameNS("*", "Signature").item(0);
			forged.insertBefore(signature.cloneNode(true), forged.getFirstChild().getNextSibling());
			Element extensions = good.createElementNS("urn:oasis:names:tc:SAML:2.0:protocol", "samlp:Extensions");
			good.getDocumentElement().replaceChild(forged, genuine);
			extensions.appendChild(genuine);
			good.getDocumentElement().insertBefore(extensions, good.getDocumentElement().getFirstChild());
			return good;
		}),
		/** The signature of a signed response, moved into an assertion of the attacker's. */
		WHOLE_RESPONSE_INSIDE((good, evil) -> {
			Document outer = MockSamlProvider.unsigned(evil);
			Element forged = assertion(outer);
			Element genuine = (Element) outer.importNode(PROVIDER.onlyResponseSigned(evil).getDocumentElement(), true);
			Node signature = genuine.getElementsByTagNameNS("*", "Signature").item(0);
			forged.insertBefore(signature, forged.getFirstChild().getNextSibling());
			Element object = outer.createElementNS("http://www.w3.org/2000/09/xmldsig#", "ds:Object");
			object.appendChild(genuine);
			signature.appendChild(object);
			return outer;
		}),
		TWO_SUBJECTS((good, evil) -> {
			Element genuine = assertion(good);
			Node other = good.importNode(assertion(MockSamlProvider.unsigned(evil)).getElementsByTagNameNS("*", "Subject").item(0), true);
			genuine.insertBefore(other, genuine.getElementsByTagNameNS("*", "Subject").item(0));
			return good;
		}),
		NO_RESPONSE((good, evil) -> {
			Document alone = SamlSignInTests.emptied(good);
			alone.appendChild(alone.adoptNode(assertion(MockSamlProvider.unsigned(evil))));
			return alone;
		});

		private final BiFunction<Document, Saying, Document> forge;

		Forgery(BiFunction<Document, Saying, Document> forge) {
			this.forge = forge;
		}
	}

	private static Document emptied(Document document) {
		document.removeChild(document.getDocumentElement());
		return document;
	}

	@ParameterizedTest
	@EnumSource
	void believesNothingThatTheProviderHasNotSigned(Forgery forgery) {
		Begun begun = begin(null);
		Saying evil = new Saying(begun.asked()).with(saying -> {
			saying.nameId = "evil-" + UUID.randomUUID();
			saying.groups = List.of("it");
		});

		MvcTestResult answer = post("corp", encoded(forgery.forge.apply(PROVIDER.signed(new Saying(begun.asked())), evil)));

		assertThat(answer).hasStatus(303).hasHeader("Location", NOT_TRUSTED).doesNotContainHeader("mirage_access");
	}

	/** A comment is not signed; a name must not end where one begins. */
	@Test
	void aCommentInsideTheNameMakesNobodyElseOfIt() {
		Begun begun = begin(null);
		String victim = "victim-" + UUID.randomUUID().toString().substring(0, 8);
		Document signed = PROVIDER.signed(new Saying(begun.asked()).with(saying -> saying.nameId = victim + ".evil.example"));
		String commented = MockSamlProvider.text(signed).replace(victim + ".evil.example</saml:NameID>", victim + "<!-- x -->.evil.example</saml:NameID>");
		assertThat(commented).contains("<!--");

		MvcTestResult back = complete(begun, post("corp", encoded(commented)));

		assertThat(mvc.get().uri(SESSION).cookie(access(back))).bodyJson().extractingPath("$.user.username").isEqualTo(victim + ".evil.example");
	}

	@ParameterizedTest
	@ValueSource(strings = {"<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "<!DOCTYPE r SYSTEM \"http://127.0.0.1:1/evil.dtd\">",
			"<!DOCTYPE r [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/p\"> %p;]>",
			"<!DOCTYPE r [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"})
	void readsNoDocumentType(String type) {
		Begun begun = begin(null);
		String xml = MockSamlProvider.text(PROVIDER.signed(new Saying(begun.asked())));

		assertThat(post("corp", encoded(type + xml))).hasHeader("Location", NOT_TRUSTED);
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "%%%", "PHg+", "AAAA", "PHg6UmVzcG9uc2U+"})
	void readsNoRubbish(String response) {
		assertThat(post("corp", response)).hasHeader("Location", NOT_TRUSTED);
	}

	@Test
	void isNotDrownedInDepthOrLength() {
		assertThat(post("corp", encoded("<a>".repeat(20_000) + "</a>".repeat(20_000)))).hasHeader("Location", NOT_TRUSTED);
		assertThat(post("corp", "A".repeat(600_000))).hasStatus(400);
	}

	@Test
	void takesAnAssertionOnce() {
		Begun begun = begin(null);
		String response = encoded(PROVIDER.signed(new Saying(begun.asked())));

		MvcTestResult first = post("corp", response);
		assertThat(location(first).getPath()).isEqualTo(CORP + "/completion");
		assertThat(post("corp", response)).as("the same again").hasHeader("Location", NOT_TRUSTED);
		assertThat(complete(begun, first)).hasHeader("Location", "/");
		assertThat(complete(begun, first)).as("the ticket again").hasHeader("Location", INTERRUPTED);
	}

	@Test
	void finishesOnlyWhatThisBrowserBegan() {
		Begun attackers = begin(null);
		MvcTestResult posted = post("corp", encoded(PROVIDER.signed(new Saying(attackers.asked()))));

		assertThat(mvc.get().uri(location(posted))).as("a victim's browser without an attempt").hasHeader("Location", INTERRUPTED);
		posted = post("corp", encoded(PROVIDER.signed(new Saying(attackers.asked()))));
		assertThat(complete(begin(null), posted)).as("a victim's browser with one of its own").hasHeader("Location", INTERRUPTED);
		assertThat(mvc.get().uri(CORP + "/completion?ticket=invented").cookie(attackers.cookie())).hasHeader("Location", INTERRUPTED);
	}

	@Test
	void anAnswerForOneProviderIsNoneForAnother() {
		Begun begun = begin(null);

		assertThat(post("other", encoded(PROVIDER.signed(new Saying(begun.asked()))))).hasHeader("Location", NOT_TRUSTED);
	}

	@Test
	void asksAnewAndBelievesNoOldProof() {
		MvcTestResult answer = mvc.get().uri(CORP + "/authorization?again=true").exchange();
		Begun begun = new Begun(MockSamlProvider.read(location(answer)), cookie(answer, "mirage_attempt"));

		assertThat(begun.asked().again()).isTrue();
		assertThat(finish(begun, PROVIDER.signed(new Saying(begun.asked()).with(saying -> saying.provedAt = Instant.now().minusSeconds(600)))))
				.hasHeader("Location", NOT_TRUSTED);
	}

	@Test
	void saysWhenTheProviderRefuses() {
		Begun begun = begin(null);

		assertThat(post("corp", encoded(PROVIDER.signed(new Saying(begun.asked()).with(saying ->
				saying.status = "urn:oasis:names:tc:SAML:2.0:status:Responder"))))).hasHeader("Location", "/login?problem=provider-refused");
	}

	private Begun begin(@Nullable String returnTo) {
		var request = mvc.get().uri(CORP + "/authorization");
		MvcTestResult begun = (returnTo == null ? request : request.param("return_to", returnTo)).exchange();
		return new Begun(MockSamlProvider.read(location(begun)), cookie(begun, "mirage_attempt"));
	}

	private MvcTestResult finish(Begun begun, Document response) {
		return complete(begun, post("corp", encoded(response)));
	}

	/** From the provider's page, so without a cookie. */
	private MvcTestResult post(String provider, String response) {
		return mvc.post().uri("/api/v1/auth/providers/" + provider + "/assertion").contentType(MediaType.APPLICATION_FORM_URLENCODED)
				.param("SAMLResponse", response).exchange();
	}

	private MvcTestResult complete(Begun begun, MvcTestResult posted) {
		return mvc.get().uri(location(posted)).cookie(begun.cookie()).exchange();
	}

	private String accountOf(MvcTestResult session) {
		return JsonPath.read(text(mvc.get().uri(SESSION).cookie(access(session)).exchange()), "$.user.id");
	}

	private static URI location(MvcTestResult answer) {
		return URI.create(Objects.requireNonNull(answer.getResponse().getHeader("Location")));
	}

	private static Cookie access(MvcTestResult session) {
		return cookie(session, "mirage_access");
	}

	private static Cookie cookie(MvcTestResult result, String name) {
		return Objects.requireNonNull(result.getResponse().getCookie(name), name);
	}
}
