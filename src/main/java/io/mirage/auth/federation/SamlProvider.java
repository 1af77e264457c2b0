package io.mirage.auth.federation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** One SAML 2.0 identity provider: asked by redirect, answering by a form that the browser posts to us. */
final class SamlProvider {

	private static final Logger LOG = LoggerFactory.getLogger(SamlProvider.class);
	private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

	private final SignInProperties.SamlProvider settings;
	private final URI entityId;
	private final URI consumer;
	private final SamlSignature signature;
	private final Clock clock;

	SamlProvider(SignInProperties.SamlProvider settings, URI entityId, URI consumer, Clock clock) {
		this.settings = settings;
		this.entityId = entityId;
		this.consumer = consumer;
		this.clock = clock;
		this.signature = new SamlSignature(keys(settings));
	}

	private static List<PublicKey> keys(SignInProperties.SamlProvider settings) {
		try (InputStream file = Files.newInputStream(settings.certificates())) {
			List<PublicKey> keys = CertificateFactory.getInstance("X.509").generateCertificates(file).stream()
					.map(Certificate::getPublicKey).toList();
			if (keys.isEmpty()) {
				throw new IllegalStateException("There is no certificate in " + settings.certificates());
			}
			return keys;
		} catch (IOException | GeneralSecurityException unreadable) {
			throw new IllegalStateException("The certificates of provider '" + settings.id() + "' cannot be read from "
					+ settings.certificates(), unreadable);
		}
	}

	SignInProperties.SamlProvider settings() {
		return settings;
	}

	/** Where the browser goes (SAML 2.0 Bindings, 3.4.4.1). */
	URI authorization(Attempt attempt) {
		String request = """
				<samlp:AuthnRequest xmlns:samlp="%s" xmlns:saml="%s" ID="%s" Version="2.0" IssueInstant="%s" Destination="%s" \
				AssertionConsumerServiceURL="%s" ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"%s>\
				<saml:Issuer>%s</saml:Issuer></samlp:AuthnRequest>""".formatted(SamlXml.PROTOCOL, SamlXml.ASSERTION, attempt.requestId(),
				clock.instant().truncatedTo(ChronoUnit.SECONDS), escaped(settings.signInUrl()), escaped(consumer),
				attempt.again() ? " ForceAuthn=\"true\"" : "", escaped(entityId));
		return UriComponentsBuilder.fromUri(settings.signInUrl()).queryParam("SAMLRequest", "{request}").encode()
				.buildAndExpand(Base64.getEncoder().encodeToString(deflated(request))).toUri();
	}

	/** What the provider's administrator gives to the provider. */
	String metadata() {
		return """
				<?xml version="1.0" encoding="UTF-8"?>
				<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s">
				<md:SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true" protocolSupportEnumeration="%s">
					<md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="%s" index="0" isDefault="true"/>
				</md:SPSSODescriptor>
				</md:EntityDescriptor>
				""".replace("\t", "").formatted(escaped(entityId), SamlXml.PROTOCOL, escaped(consumer));
	}

	/** @throws io.mirage.platform.web.ProblemException 401 if it is not genuine, or the provider has refused */
	SamlAnswer read(String encoded) {
		try {
			Document response = SamlXml.parse(Base64.getMimeDecoder().decode(encoded));
			Element assertion = signature.verified(assertion(response));
			return answer(new SamlAssertion(assertion, clock));
		} catch (IllegalArgumentException forged) {
			LOG.warn("Provider '{}' sent an assertion that is not accepted: {}", settings.id(), forged.getMessage());
			throw FederationProblem.PROVIDER_NOT_TRUSTED.because("The answer of " + settings.name() + " is not genuine.");
		}
	}

	/** There is one place where an assertion may be, and one assertion; nobody has to choose. */
	private Element assertion(Document document) {
		Element response = document.getDocumentElement();
		if (!SamlXml.is(response, SamlXml.PROTOCOL, "Response")) {
			throw new IllegalArgumentException("It is no response");
		}
		SamlXml.requireDistinctIds(document);
		requireSuccess(response);
		String destination = response.getAttribute("Destination");
		if (!destination.isEmpty() && !destination.equals(consumer.toString())) {
			throw new IllegalArgumentException("It was sent to another place");
		}
		List<Element> assertions = SamlXml.children(response, SamlXml.ASSERTION, "Assertion");
		if (assertions.size() != 1 || SamlXml.everywhere(document, "Assertion").size() != 1) {
			throw new IllegalArgumentException("It has not just one assertion, in the open");
		}
		return assertions.getFirst();
	}

	private void requireSuccess(Element response) {
		boolean success = SamlXml.child(response, SamlXml.PROTOCOL, "Status")
				.flatMap(status -> SamlXml.child(status, SamlXml.PROTOCOL, "StatusCode"))
				.filter(code -> SUCCESS.equals(code.getAttribute("Value"))).isPresent();
		if (!success) {
			throw FederationProblem.PROVIDER_REFUSED.because(settings.name() + " has not let you in.");
		}
	}

	private SamlAnswer answer(SamlAssertion assertion) {
		SamlAssertion.Confirmed confirmed = assertion.check(settings.entityId(), entityId.toString(), consumer.toString());
		return new SamlAnswer(settings.id(), confirmed.request(), assertion.id(), confirmed.until(), person(assertion));
	}

	private ExternalPerson person(SamlAssertion assertion) {
		Map<String, List<String>> attributes = assertion.attributes();
		String subject = assertion.subject();
		String username = first(attributes, settings.usernameAttribute()).orElse(subject);
		return new ExternalPerson(settings.id(), subject, username, first(attributes, settings.nameAttribute()).orElse(username),
				first(attributes, settings.emailAttribute()).orElse(null), settings.emailsVerified(),
				groups(attributes.getOrDefault(settings.groupsAttribute(), List.of())), List.of(), assertion.provedAt());
	}

	/** Those that mean something here; the others are nobody's business. */
	private Set<String> groups(List<String> all) {
		return settings.roles().stream().map(IdentitySource.RoleMapping::group).filter(all::contains).collect(Collectors.toUnmodifiableSet());
	}

	private static Optional<String> first(Map<String, List<String>> attributes, String name) {
		return attributes.getOrDefault(name, List.of()).stream().findFirst();
	}

	private static byte[] deflated(String text) {
		Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
			out.write(text.getBytes(StandardCharsets.UTF_8));
		} catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		} finally {
			deflater.end();
		}
		return bytes.toByteArray();
	}

	private static String escaped(URI uri) {
		return HtmlUtils.htmlEscape(uri.toString());
	}
}
