package io.mirage.collection.collectors.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

import org.jspecify.annotations.Nullable;

/**
 * What a certificate says, as text.
 *
 * @param fingerprint SHA-256 of its encoding in hexadecimal
 * @param subject as RFC 2253 writes it; the issuer too
 * @param serial hexadecimal
 * @param names of hosts, patterns included, in lower case: the alternative names, or the common name if there are none
 *            (RFC 6125, 6.4.4)
 */
record CertificateText(String fingerprint, String subject, String issuer, Instant notBefore, Instant notAfter,
		String serial, boolean selfSigned, Set<String> names) {

	private static final int DNS_NAME = 2;
	private static final int MAX_NAMES = 500;

	/** @throws CertificateEncodingException if it cannot be written as it was read */
	static CertificateText of(X509Certificate certificate) throws CertificateEncodingException {
		String subject = certificate.getSubjectX500Principal().getName();
		String issuer = certificate.getIssuerX500Principal().getName();
		return new CertificateText(sha256(certificate.getEncoded()), subject, issuer,
				certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant(),
				certificate.getSerialNumber().toString(16), subject.equals(issuer), names(certificate, subject));
	}

	/** Whether it is for that host: by name, or by a pattern for its first label (RFC 9525, 6.3). */
	boolean isFor(String host) {
		String pattern = "*" + host.substring(Math.max(0, host.indexOf('.')));
		return names.contains(host) || host.indexOf('.') > 0 && names.contains(pattern);
	}

	private static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java platform has SHA-256", e);
		}
	}

	private static Set<String> names(X509Certificate certificate, String subject) {
		List<String> names = alternativeNames(certificate);
		Set<String> distinct = new LinkedHashSet<>();
		(names.isEmpty() ? commonNames(subject) : names).stream().limit(MAX_NAMES)
				.forEach(name -> distinct.add(name.toLowerCase(Locale.ROOT)));
		return distinct;
	}

	/** An extension that cannot be read names nobody. */
	private static List<String> alternativeNames(X509Certificate certificate) {
		List<String> names = new ArrayList<>();
		try {
			@Nullable Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
			for (List<?> alternative : alternatives == null ? List.<List<?>>of() : alternatives) {
				if (alternative.get(0).equals(DNS_NAME) && alternative.get(1) instanceof String name) {
					names.add(name);
				}
			}
		} catch (CertificateParsingException unreadable) {
			return List.of();
		}
		return names;
	}

	private static List<String> commonNames(String subject) {
		try {
			return new LdapName(subject).getRdns().stream().filter(part -> part.getType().equalsIgnoreCase("CN"))
					.map(Rdn::getValue).filter(String.class::isInstance).map(String.class::cast).toList();
		} catch (InvalidNameException notAName) {
			return List.of();
		}
	}
}
