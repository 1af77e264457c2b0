package io.mirage.auth.federation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.util.ObjectPair;
import com.unboundid.util.ssl.cert.CertException;
import com.unboundid.util.ssl.cert.PublicKeyAlgorithmIdentifier;
import com.unboundid.util.ssl.cert.SignatureAlgorithmIdentifier;
import com.unboundid.util.ssl.cert.X509Certificate;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A SAML 2.0 identity provider in the test: reads what the browser brings and signs answers, good ones and others. */
public final class MockSamlProvider {

	public static final String ENTITY = "https://idp.aurora-kites.example/saml";
	private static final String SHA256_RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
	private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z]+)=\"([^\"]*)\"");

	private final KeyPair keys;
	private final Path certificate;

	public MockSamlProvider() {
		try {
			ObjectPair<X509Certificate, KeyPair> made = X509Certificate.generateSelfSignedCertificate(SignatureAlgorithmIdentifier.SHA_256_WITH_RSA,
					PublicKeyAlgorithmIdentifier.RSA, 2048, new DN("CN=idp"), System.currentTimeMillis() - 60_000,
					System.currentTimeMillis() + 3_600_000);
			keys = made.getSecond();
			certificate = Files.writeString(Files.createTempFile("idp", ".pem"), made.getFirst().toPEMString());
		} catch (CertException | com.unboundid.ldap.sdk.LDAPException | IOException e) {
			throw new IllegalStateException("No certificate could be made", e);
		}
	}

	public Path certificate() {
		return certificate;
	}

	/** What a browser was sent with. */
	public record Asked(String id, String consumer, String destination, boolean again, String issuer) {}

	public static Asked read(URI authorization) {
		String query = authorization.getRawQuery();
		String encoded = URLDecoder.decode(query.substring(query.indexOf("SAMLRequest=") + 12).split("&")[0], StandardCharsets.UTF_8);
		try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(encoded)), new Inflater(true))) {
			String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			SamlXml.parse(xml.getBytes(StandardCharsets.UTF_8));
			return new Asked(attribute(xml, "ID"), attribute(xml, "AssertionConsumerServiceURL"), attribute(xml, "Destination"),
					xml.contains("ForceAuthn=\"true\""), xml.replaceAll("(?s).*<saml:Issuer>(.*)</saml:Issuer>.*", "$1"));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String attribute(String xml, String name) {
		Matcher found = ATTRIBUTE.matcher(xml);
		while (found.find()) {
			if (found.group(1).equals(name)) {
				return found.group(2);
			}
		}
		throw new IllegalArgumentException("No " + name + " in " + xml);
	}

	/** What an answer says, before it is signed. */
	public static final class Saying {

		public String nameId = "ada-" + UUID.randomUUID();
		public String format = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
		public String issuer = ENTITY;
		public String audience;
		public String recipient;
		public String destination;
		public String inResponseTo;
		public String status = "urn:oasis:names:tc:SAML:2.0:status:Success";
		public List<String> groups = new ArrayList<>(List.of("osint"));
		public Instant issued = Instant.now().truncatedTo(ChronoUnit.SECONDS);
		public Instant notOnOrAfter = issued.plusSeconds(300);
		public Instant notBefore = issued.minusSeconds(30);
		public Instant provedAt = issued;
		public UnaryOperator<String> assertionText = UnaryOperator.identity();

		public Saying(Asked asked) {
			audience = asked.issuer();
			recipient = asked.consumer();
			destination = asked.consumer();
			inResponseTo = asked.id();
		}

		public Saying with(Consumer<Saying> change) {
			change.accept(this);
			return this;
		}

		String assertion(String id) {
			StringBuilder values = new StringBuilder();
			groups.forEach(group -> values.append("<saml:AttributeValue xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"xs:string\">")
					.append(group).append("</saml:AttributeValue>"));
			return assertionText.apply("<saml:Assertion xmlns:saml=\"" + SamlXml.ASSERTION + "\" ID=\"" + id + "\" Version=\"2.0\" IssueInstant=\"" + issued + "\">"
					+ "<saml:Issuer>" + issuer + "</saml:Issuer>"
					+ "<saml:Subject><saml:NameID Format=\"" + format + "\">" + nameId + "</saml:NameID>"
					+ "<saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\"><saml:SubjectConfirmationData InResponseTo=\""
					+ inResponseTo + "\" NotOnOrAfter=\"" + notOnOrAfter + "\" Recipient=\"" + recipient + "\"/></saml:SubjectConfirmation></saml:Subject>"
					+ "<saml:Conditions NotBefore=\"" + notBefore + "\" NotOnOrAfter=\"" + notOnOrAfter + "\"><saml:AudienceRestriction><saml:Audience>"
					+ audience + "</saml:Audience></saml:AudienceRestriction></saml:Conditions>"
					+ "<saml:AuthnStatement AuthnInstant=\"" + provedAt + "\"><saml:AuthnContext><saml:AuthnContextClassRef>"
					+ "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>"
					+ "<saml:AttributeStatement><saml:Attribute Name=\"groups\">" + values + "</saml:Attribute>"
					+ "<saml:Attribute Name=\"urn:oid:0.9.2342.19200300.100.1.1\" FriendlyName=\"uid\"><saml:AttributeValue>" + nameId.replaceAll("<[^>]*>", "")
					+ "</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion>");
		}

		String response(String assertion) {
			return "<samlp:Response xmlns:samlp=\"" + SamlXml.PROTOCOL + "\" ID=\"_r" + UUID.randomUUID() + "\" Version=\"2.0\" IssueInstant=\"" + issued
					+ "\" Destination=\"" + destination + "\" InResponseTo=\"" + inResponseTo + "\"><saml:Issuer xmlns:saml=\"" + SamlXml.ASSERTION + "\">" + issuer
					+ "</saml:Issuer><samlp:Status><samlp:StatusCode Value=\"" + status + "\"/></samlp:Status>" + assertion + "</samlp:Response>";
		}
	}

	/** With the assertion signed, as it should be. */
	public Document signed(Saying saying) {
		Document response = unsigned(saying);
		sign(assertion(response), keys, SHA256_RSA, DigestMethod.SHA256);
		return reread(response);
	}

	public static Document unsigned(Saying saying) {
		return SamlXml.parse(saying.response(saying.assertion("_a" + UUID.randomUUID())).getBytes(StandardCharsets.UTF_8));
	}

	/** The same with other algorithms. */
	public Document signed(Saying saying, String algorithm, String digest) {
		Document response = unsigned(saying);
		sign(assertion(response), keys, algorithm, digest);
		return reread(response);
	}

	/** The response is signed, and the assertion in it is not. */
	public Document onlyResponseSigned(Saying saying) {
		Document response = unsigned(saying);
		sign(response.getDocumentElement(), keys, SHA256_RSA, DigestMethod.SHA256);
		return reread(response);
	}

	/** As a browser posts it. */
	public static String encoded(Document document) {
		return encoded(text(document));
	}

	public static String encoded(String xml) {
		return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
	}

	public static Element assertion(Document response) {
		return (Element) response.getElementsByTagNameNS(SamlXml.ASSERTION, "Assertion").item(0);
	}

	/** The signature stands after the issuer, where the schema wants it. */
	private static void sign(Element element, KeyPair keys, String algorithm, String digest) {
		XMLSignatureFactory xml = XMLSignatureFactory.getInstance("DOM");
		element.setIdAttribute("ID", true);
		DOMSignContext context = new DOMSignContext(keys.getPrivate(), element, element.getFirstChild().getNextSibling());
		context.setDefaultNamespacePrefix("ds");
		context.setProperty("org.jcp.xml.dsig.secureValidation", false);
		try {
			xml.newXMLSignature(xml.newSignedInfo(xml.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
					xml.newSignatureMethod(algorithm, null), List.of(xml.newReference("#" + element.getAttribute("ID"), xml.newDigestMethod(digest, null),
					List.of(xml.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
							xml.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)), null, null))), null).sign(context);
		} catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
			throw new IllegalStateException("It could not be signed", e);
		}
	}

	private static Document reread(Document document) {
		return SamlXml.parse(text(document).getBytes(StandardCharsets.UTF_8));
	}

	public static String text(Document document) {
		try {
			Transformer writer = TransformerFactory.newDefaultInstance().newTransformer();
			writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
			StringWriter text = new StringWriter();
			writer.transform(new DOMSource(document), new StreamResult(text));
			return text.toString();
		} catch (TransformerException e) {
			throw new IllegalStateException(e);
		}
	}
}
