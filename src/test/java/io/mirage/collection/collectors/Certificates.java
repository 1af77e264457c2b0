package io.mirage.collection.collectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates to look at, all signed by themselves. */
public final class Certificates {

	public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
	public static final Instant END = Instant.parse("2026-04-01T00:00:00Z");

	private static final KeyPair KEYS = keys();

	private Certificates() {}

	/** Any text as common name and only alternative name. */
	public static X509Certificate naming(String text) {
		return of(text, "CN=Test Authority", text.substring(0, Math.min(text.length(), 1000)));
	}

	/** @param alternatives names of hosts; the extension is left out if there are none */
	public static X509Certificate of(String commonName, String issuer, String... alternatives) {
		try {
			X500Name subject = new X500NameBuilder().addRDN(BCStyle.CN, commonName.substring(0, Math.min(commonName.length(), 200))).build();
			var builder = new JcaX509v3CertificateBuilder(issuer.isEmpty() ? subject : new X500Name(issuer), BigInteger.valueOf(0x5EA1),
					Date.from(START), Date.from(END), subject, KEYS.getPublic());
			if (alternatives.length > 0) {
				builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(Arrays.stream(alternatives)
						.map(name -> new GeneralName(GeneralName.dNSName, new DERIA5String(name))).toArray(GeneralName[]::new)));
			}
			return new JcaX509CertificateConverter()
					.getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(KEYS.getPrivate())));
		} catch (CertIOException e) {
			throw new UncheckedIOException(e);
		} catch (GeneralSecurityException | OperatorCreationException e) {
			throw new IllegalStateException(e);
		}
	}

	/** What a server needs to present a certificate made here. */
	public static SSLContext serving(X509Certificate certificate) {
		try {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(null, null);
			store.setKeyEntry("server", KEYS.getPrivate(), new char[0], new X509Certificate[] {certificate});
			KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			keys.init(store, new char[0]);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(keys.getKeyManagers(), null, null);
			return context;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	private static KeyPair keys() {
		try {
			return KeyPairGenerator.getInstance("EC").generateKeyPair();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}
}
