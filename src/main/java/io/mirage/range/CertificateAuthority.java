package io.mirage.range;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import io.mirage.range.Company.CertificatePlan;
import io.mirage.range.Company.Condition;

/** The range's own authority with a new key at every start, so that nobody can ever be made to trust an old one. */
final class CertificateAuthority {

	static final String NAME = "CN=Practice Range CA,O=Mirage Practice Range";

	private static final Duration LIFETIME = Duration.ofDays(90);

	private final SecureRandom random = new SecureRandom();

	private final Instant now;

	private final KeyPair keys;

	private final X509Certificate certificate;

	CertificateAuthority(Instant now) {
		this.now = now;
		this.keys = newKeys();
		X509v3CertificateBuilder builder = builder(NAME, NAME, keys, now.minus(LIFETIME), now.plus(LIFETIME));
		this.certificate = sign(builder, keys, List.of());
	}

	/** A fresh key and a certificate for the plan's names: current, past its date, or signed by nobody but itself. */
	Issued issue(CertificatePlan plan) {
		KeyPair siteKeys = newKeys();
		Instant start = start(plan.condition());
		boolean selfSigned = plan.condition() == Condition.SELF_SIGNED;
		String subject = "CN=" + plan.subject();
		X509v3CertificateBuilder builder =
				builder(selfSigned ? subject : NAME, subject, siteKeys, start, start.plus(LIFETIME));
		return new Issued(plan, siteKeys, sign(builder, selfSigned ? siteKeys : keys, plan.names()));
	}

	private Instant start(Condition condition) {
		return now.minus(condition == Condition.EXPIRED ? LIFETIME.multipliedBy(5) : LIFETIME.dividedBy(3));
	}

	String pem() {
		try {
			return "-----BEGIN CERTIFICATE-----\n"
					+ Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
					+ "\n-----END CERTIFICATE-----\n";
		}
		catch (CertificateEncodingException e) {
			throw new IllegalStateException(e);
		}
	}

	X509Certificate certificate() {
		return certificate;
	}

	private X509v3CertificateBuilder builder(String issuer, String subject, KeyPair subjectKeys, Instant from, Instant to) {
		return new JcaX509v3CertificateBuilder(new X500Name(issuer), new BigInteger(120, random).setBit(119),
				Date.from(from), Date.from(to), new X500Name(subject), subjectKeys.getPublic());
	}

	/** @param names of the hosts; none makes it an authority's certificate */
	private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair signer, List<String> names) {
		try {
			builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(names.isEmpty()));
			if (names.isEmpty()) {
				builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
			}
			else {
				builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names.stream()
						.map(name -> new GeneralName(GeneralName.dNSName, name)).toArray(GeneralName[]::new)));
			}
			return new JcaX509CertificateConverter().getCertificate(
					builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
		}
		catch (IOException | OperatorCreationException | GeneralSecurityException e) {
			throw new IllegalStateException("Cannot issue a certificate", e);
		}
	}

	private static KeyPair newKeys() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(new ECGenParameterSpec("secp256r1"));
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException e) {
			throw new IllegalStateException("Cannot make a key", e);
		}
	}

	record Issued(CertificatePlan plan, KeyPair keys, X509Certificate certificate) {}
}
