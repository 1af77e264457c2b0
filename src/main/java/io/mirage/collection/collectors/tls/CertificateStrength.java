package io.mirage.collection.collectors.tls;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAParams;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How hard a certificate is to forge (NIST SP 800-131A, 2 and 9).
 *
 * @param keyBits 0 if the kind of key does not tell
 */
record CertificateStrength(String keyType, int keyBits, String signatureAlgorithm) {

	private static final int LEAST_BITS = 2048;
	private static final int LEAST_CURVE_BITS = 224;
	private static final Pattern BROKEN_DIGEST = Pattern.compile("^(md[245]|sha-?1)(with|$)|^1\\.2\\.840\\.113549\\.1\\.1\\.[245]$");

	static CertificateStrength of(X509Certificate certificate) {
		PublicKey key = certificate.getPublicKey();
		return new CertificateStrength(key.getAlgorithm(), bits(key), certificate.getSigAlgName());
	}

	private static int bits(PublicKey key) {
		return switch (key) {
			case RSAPublicKey rsa -> rsa.getModulus().bitLength();
			case DSAPublicKey dsa -> bits(dsa);
			case ECPublicKey curve -> curve.getParams().getCurve().getField().getFieldSize();
			default -> 0;
		};
	}

	/** A DSA key may leave its parameters to its issuer's. */
	private static int bits(DSAPublicKey key) {
		@Nullable DSAParams parameters = key.getParams();
		return parameters == null ? 0 : parameters.getP().bitLength();
	}

	boolean isWeakKey() {
		return keyBits > 0 && keyBits < (keyType.equals("EC") ? LEAST_CURVE_BITS : LEAST_BITS);
	}

	boolean isWeakSignature() {
		return BROKEN_DIGEST.matcher(signatureAlgorithm.toLowerCase(Locale.ROOT)).find();
	}
}
