package io.mirage.range;

import java.math.BigInteger;
import java.security.Principal;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** To its server a certificate like any other; what goes over the wire is noise. */
final class GarbageCertificate extends X509Certificate {

	private static final long serialVersionUID = 1L;

	private final X509Certificate decent;

	GarbageCertificate(X509Certificate decent) {
		this.decent = decent;
	}

	@Override
	public byte[] getEncoded() {
		byte[] noise = new byte[600];
		new Random(13).nextBytes(noise);
		return noise;
	}

	@Override
	public void checkValidity() {
	}

	@Override
	public void checkValidity(Date date) {
	}

	@Override
	public int getVersion() {
		return decent.getVersion();
	}

	@Override
	public BigInteger getSerialNumber() {
		return decent.getSerialNumber();
	}

	@Override
	@SuppressWarnings("deprecation")
	public Principal getIssuerDN() {
		return decent.getIssuerDN();
	}

	@Override
	@SuppressWarnings("deprecation")
	public Principal getSubjectDN() {
		return decent.getSubjectDN();
	}

	@Override
	public Date getNotBefore() {
		return decent.getNotBefore();
	}

	@Override
	public Date getNotAfter() {
		return decent.getNotAfter();
	}

	@Override
	public byte[] getTBSCertificate() {
		return getEncoded();
	}

	@Override
	public byte[] getSignature() {
		return decent.getSignature();
	}

	@Override
	public String getSigAlgName() {
		return decent.getSigAlgName();
	}

	@Override
	public String getSigAlgOID() {
		return decent.getSigAlgOID();
	}

	@Override
	public byte @Nullable [] getSigAlgParams() {
		return decent.getSigAlgParams();
	}

	@Override
	public boolean @Nullable [] getIssuerUniqueID() {
		return null;
	}

	@Override
	public boolean @Nullable [] getSubjectUniqueID() {
		return null;
	}

	@Override
	public boolean @Nullable [] getKeyUsage() {
		return decent.getKeyUsage();
	}

	@Override
	public int getBasicConstraints() {
		return decent.getBasicConstraints();
	}

	@Override
	public void verify(PublicKey key) {
	}

	@Override
	public void verify(PublicKey key, String provider) {
	}

	@Override
	public String toString() {
		return "a certificate that is noise on the wire";
	}

	@Override
	public PublicKey getPublicKey() {
		return decent.getPublicKey();
	}

	@Override
	public boolean hasUnsupportedCriticalExtension() {
		return false;
	}

	@Override
	public Set<String> getCriticalExtensionOIDs() {
		return Set.of();
	}

	@Override
	public Set<String> getNonCriticalExtensionOIDs() {
		return Set.of();
	}

	@Override
	public byte @Nullable [] getExtensionValue(String oid) {
		return null;
	}
}
