package io.mirage.auth;

import java.text.ParseException;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.springframework.stereotype.Component;

import io.mirage.platform.data.DataFolder;

/** The key pair behind every access token: made at the first start, kept in a file that only its owner can read. */
@Component
class SigningKey {

	private static final String FILE = "signing-key.json";

	private final ECKey key;
	private final JWSSigner signer;
	private final JWSHeader header;

	SigningKey(DataFolder data) throws ParseException, JOSEException {
		key = ECKey.parse(data.secretOrCreate(FILE, SigningKey::generate));
		signer = new ECDSASigner(key);
		header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).keyID(key.getKeyID()).build();
	}

	private static String generate() {
		try {
			return new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.ES256)
					.keyIDFromThumbprint(true).generate().toJSONString();
		} catch (JOSEException e) {
			throw new IllegalStateException("This Java cannot make a P-256 key", e);
		}
	}

	String sign(JWTClaimsSet claims) {
		SignedJWT token = new SignedJWT(header, claims);
		try {
			token.sign(signer);
		} catch (JOSEException e) {
			throw new IllegalStateException("The signing key " + id() + " cannot sign", e);
		}
		return token.serialize();
	}

	String id() {
		return key.getKeyID();
	}

	/** Without the private part. */
	String publicKey() {
		return key.toPublicJWK().toJSONString();
	}

	/** JWK set of RFC 7517, section 5. */
	Map<String, Object> publicKeys() {
		return new JWKSet(key).toJSONObject(true);
	}
}
