package io.mirage.auth.federation;

import java.io.InputStream;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Verifies an enveloped signature and hands out what was signed, read anew from the very bytes that the signature covers.
 * Whoever works with the result cannot see anything that was put around it, beside it or, as a comment, into it.
 */
final class SamlSignature {

	private static final String RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha";
	private static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha";
	private static final Set<String> ALGORITHMS = Set.of(RSA + "256", RSA + "384", RSA + "512", ECDSA + "256", ECDSA + "384",
			ECDSA + "512", "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1");
	private static final Set<String> DIGESTS = Set.of(DigestMethod.SHA256, "http://www.w3.org/2001/04/xmldsig-more#sha384",
			DigestMethod.SHA512);
	/** Both leave comments out. */
	private static final Set<String> FORMS = Set.of(CanonicalizationMethod.EXCLUSIVE, CanonicalizationMethod.INCLUSIVE);
	private static final int MOST_TRANSFORMS = 2;

	private final List<PublicKey> keys;

	/** @param keys those of the provider; what a message says of its own key is not looked at */
	SamlSignature(List<PublicKey> keys) {
		this.keys = List.copyOf(keys);
	}

	/**
	 * @param element has to be signed as a whole, by a signature that is its child
	 * @return the same element alone in a document of its own
	 * @throws IllegalArgumentException saying what is wrong with it
	 */
	Element verified(Element element) {
		Element signature = SamlXml.child(element, SamlXml.SIGNATURE, "Signature")
				.orElseThrow(() -> new IllegalArgumentException("It is not signed"));
		String id = element.getAttribute("ID");
		require(!id.isEmpty(), "reference");
		element.setIdAttribute("ID", true);
		for (PublicKey key : keys) {
			Element signed = signed(signature, id, key);
			if (signed != null) {
				return same(signed, element, id);
			}
		}
		throw new IllegalArgumentException("No key of the provider has signed it");
	}

	private static @Nullable Element signed(Element element, String id, PublicKey key) {
		DOMValidateContext context = new DOMValidateContext(key, element);
		context.setProperty("org.jcp.xml.dsig.secureValidation", true);
		context.setProperty("javax.xml.crypto.dsig.cacheReference", true);
		try {
			XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
			Reference reference = check(signature, id);
			if (!signature.validate(context)) {
				return null;
			}
			InputStream bytes = reference.getDigestInputStream();
			return bytes == null ? null : SamlXml.parse(bytes).getDocumentElement();
		} catch (MarshalException | XMLSignatureException | ClassCastException unreadable) {
			throw new IllegalArgumentException("Its signature cannot be read: " + unreadable.getMessage(), unreadable);
		}
	}

	/** One reference, to the element itself, changed by nothing but taking the signature out and writing it in one form. */
	private static Reference check(XMLSignature signature, String id) {
		SignedInfo info = signature.getSignedInfo();
		require(ALGORITHMS.contains(info.getSignatureMethod().getAlgorithm()), "signature algorithm");
		require(FORMS.contains(info.getCanonicalizationMethod().getAlgorithm()), "canonical form");
		require(info.getReferences().size() == 1 && signature.getObjects().isEmpty(), "reference");
		Reference reference = info.getReferences().getFirst();
		require(("#" + id).equals(reference.getURI()), "reference");
		require(DIGESTS.contains(reference.getDigestMethod().getAlgorithm()), "digest");
		List<String> transforms = reference.getTransforms().stream().map(Transform::getAlgorithm).toList();
		require(transforms.size() <= MOST_TRANSFORMS && transforms.contains(Transform.ENVELOPED)
				&& transforms.stream().allMatch(each -> each.equals(Transform.ENVELOPED) || FORMS.contains(each)), "transform");
		return reference;
	}

	private static Element same(Element signed, Element element, String id) {
		require(signed.getAttribute("ID").equals(id)
				&& SamlXml.is(signed, String.valueOf(element.getNamespaceURI()), element.getLocalName()), "content");
		return signed;
	}

	private static void require(boolean holds, String what) {
		if (!holds) {
			throw new IllegalArgumentException("Its signature has another " + what + " than it may have");
		}
	}
}
