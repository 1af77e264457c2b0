package io.mirage.collection.collectors.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.mirage.collection.collectors.WildcardNames;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Fact;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.platform.entities.Addresses;

/**
 * Tells what a chain of certificates says, without believing any of it: each certificate, who issued it, whom it
 * names, and what is wrong with it.
 *
 * @param now by which it is judged
 */
public record CertificateFacts(Answer answer, Instant now) {

	/** @param host as which the server was asked; @param chain the server's own certificate first, never empty */
	public void presentedBy(EntityRef service, String host, List<X509Certificate> chain) throws Unreadable {
		X509Certificate own = chain.getFirst();
		CertificateText text = read(own);
		Optional<EntityRef> presented = certificate(text);
		if (presented.isEmpty()) {
			return;
		}
		answer.relate(service, RelationType.PRESENTS_CERTIFICATE, presented.get());
		validity(describe(answer.found(presented.get()), own, text), text);
		fit(answer.found(service), host, text);
		name(presented.get(), text);
		issuers(presented.get(), chain);
	}

	private static CertificateText read(X509Certificate certificate) throws Unreadable {
		try {
			return CertificateText.of(certificate);
		} catch (CertificateEncodingException e) {
			throw new Unreadable("The certificate has no valid encoding: " + e.getMessage());
		}
	}

	private Optional<EntityRef> certificate(CertificateText text) {
		return answer.found(EntityType.TLS_CERTIFICATE, text.fingerprint());
	}

	private static Fact describe(Fact fact, X509Certificate certificate, CertificateText text) {
		CertificateStrength strength = CertificateStrength.of(certificate);
		fact.attribute("subject", text.subject()).attribute("issuer", text.issuer())
				.attribute("not_before", text.notBefore().toString()).attribute("not_after", text.notAfter().toString())
				.attribute("serial", text.serial()).attribute("san", String.join(" ", text.names()))
				.attribute("self_signed", Boolean.toString(text.selfSigned()))
				.attribute("key_type", strength.keyType())
				.attribute("key_bits", strength.keyBits() == 0 ? "" : Integer.toString(strength.keyBits()))
				.attribute("signature_algorithm", strength.signatureAlgorithm());
		if (strength.isWeakKey()) {
			fact.attribute("weak_key", "true").tag("weak_key");
		}
		if (strength.isWeakSignature() && !text.selfSigned()) {
			fact.attribute("weak_signature", "true").tag("weak_signature");
		}
		return fact;
	}

	private void validity(Fact fact, CertificateText text) {
		boolean expired = text.notAfter().isBefore(now);
		fact.attribute("expired", Boolean.toString(expired));
		if (text.selfSigned()) {
			fact.tag("self_signed");
		}
		if (expired) {
			fact.tag("expired");
		}
		if (text.notBefore().isAfter(now)) {
			fact.attribute("not_yet_valid", "true").tag("not_yet_valid");
		}
	}

	/** Servers that are asked by their address are not asked as anybody in particular. */
	private static void fit(Fact service, String host, CertificateText text) {
		if (Addresses.parse(host).isEmpty()) {
			boolean fits = text.isFor(host);
			service.attribute("name_mismatch", Boolean.toString(!fits));
			if (!fits) {
				service.tag("name_mismatch");
			}
		}
	}

	/** A pattern such as {@code *.apps} is no host: it says that whatever is below {@code apps} may exist. */
	private void name(EntityRef presented, CertificateText text) {
		for (String name : text.names()) {
			WildcardNames.found(name, answer).ifPresent(found -> answer.relate(presented, RelationType.CERTIFICATE_NAMES, found));
		}
	}

	/** Servers may send anything after their own certificate: only what did sign the one before is its issuer. */
	private void issuers(EntityRef presented, List<X509Certificate> chain) throws Unreadable {
		EntityRef issued = presented;
		for (int i = 1; i < chain.size() && signed(chain.get(i), chain.get(i - 1)); i++) {
			CertificateText text = read(chain.get(i));
			Optional<EntityRef> issuer = certificate(text);
			if (issuer.isEmpty() || issuer.get().equals(issued)) {
				return;
			}
			describe(answer.found(issuer.get()), chain.get(i), text).tag("authority");
			answer.relate(issued, RelationType.ISSUED_BY, issuer.get());
			issued = issuer.get();
		}
	}

	private static boolean signed(X509Certificate issuer, X509Certificate issued) {
		try {
			issued.verify(issuer.getPublicKey());
			return true;
		} catch (GeneralSecurityException | IllegalArgumentException notByThisKey) {
			return false;
		}
	}
}
