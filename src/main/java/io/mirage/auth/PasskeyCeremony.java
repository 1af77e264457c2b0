package io.mirage.auth;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.mirage.auth.federation.SignInProperties;
import io.mirage.events.auth.AccountId;
import io.mirage.platform.data.DataFolder;

/**
 * Speaks with a device by Web Authentication: makes the questions, judges the answers. The device has to have seen its
 * owner (a finger, a face, a PIN), so that possession alone opens nothing. Which make it is does not matter.
 */
@Component
class PasskeyCeremony {

	static final Duration TIMEOUT = Duration.ofMinutes(5);
	private static final Logger LOG = LoggerFactory.getLogger(PasskeyCeremony.class);
	private static final String TYPE = "public-key";
	private static final String REQUIRED = "required";
	private static final List<COSEAlgorithmIdentifier> ALGORITHMS = List.of(COSEAlgorithmIdentifier.ES256,
			COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);
	private static final List<PublicKeyCredentialParameters> PARAMETERS = ALGORITHMS.stream()
			.map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm)).toList();
	private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

	private final ObjectConverter converter = new ObjectConverter();
	private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
	private final AttestedCredentialDataConverter attested = new AttestedCredentialDataConverter(converter);
	private final String host;
	private final Origin origin;

	PasskeyCeremony(SignInProperties properties) {
		URI address = properties.publicUrl();
		host = address.getHost();
		origin = Origin.create(address.getScheme() + "://" + address.getRawAuthority());
	}

	/** What is kept of a new passkey. */
	record Device(String credentialId, byte[] attested, long signCount, boolean backup, List<String> transports) {}

	/** @param verifiedCount how often it has signed, including now */
	record Signature(long verifiedCount) {}

	WebAuthentication.Creation creation(Account account, String challenge, List<Passkeys.Passkey> existing) {
		return new WebAuthentication.Creation(new WebAuthentication.RelyingParty(host, "Mirage"),
				new WebAuthentication.PasskeyUser(BASE64.encodeToString(handle(account.id())), account.username(), account.displayName()), challenge,
				ALGORITHMS.stream().map(algorithm -> new WebAuthentication.Parameters(TYPE, algorithm.getValue())).toList(),
				TIMEOUT.toMillis(),
				existing.stream().map(key -> new WebAuthentication.Descriptor(TYPE, key.credentialId(), key.transports())).toList(),
				new WebAuthentication.Selection(REQUIRED, true, REQUIRED), "none");
	}

	WebAuthentication.Request request(String challenge) {
		return new WebAuthentication.Request(challenge, TIMEOUT.toMillis(), host, REQUIRED);
	}

	/** 256 random bits, base64url. */
	static String challenge() {
		return DataFolder.randomSecret();
	}

	/**
	 * @return empty if it answers another question, comes from another page, or is no passkey
	 */
	Optional<Device> register(WebAuthentication.Created answer, String challenge) {
		try {
			WebAuthentication.Attestation response = answer.response();
			List<String> transports = response.transports();
			RegistrationData data = manager.verify(new RegistrationRequest(bytes(response.attestationObject()),
					bytes(response.clientDataJSON()), transports == null ? Set.of() : Set.copyOf(transports)),
					new RegistrationParameters(server(challenge), PARAMETERS, true, true));
			return Optional.of(device(data));
		} catch (DataConversionException | VerificationException | IllegalArgumentException refused) {
			LOG.info("A passkey was not accepted: {}", refused.toString());
			return Optional.empty();
		}
	}

	private Device device(RegistrationData data) {
		var authenticator = Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
		AttestedCredentialData credential = Objects.requireNonNull(authenticator.getAttestedCredentialData());
		Set<AuthenticatorTransport> transports = data.getTransports();
		return new Device(BASE64.encodeToString(credential.getCredentialId()), attested.convert(credential), authenticator.getSignCount(),
				authenticator.isFlagBE(),
				transports == null ? List.of() : transports.stream().map(AuthenticatorTransport::getValue).sorted().toList());
	}

	/** @return empty if the key has not signed this question on our page, or its count says that it is a copy */
	Optional<Signature> verify(WebAuthentication.Signed answer, String challenge, Passkeys.Passkey key) {
		try {
			CredentialRecordImpl record = new CredentialRecordImpl(new NoneAttestationStatement(),
					null, null, null, key.signCount(), attested.convert(key.attested()), null, null, null, null);
			WebAuthentication.Assertion response = answer.response();
			String handle = response.userHandle();
			AuthenticationData data = manager.verify(new AuthenticationRequest(bytes(key.credentialId()),
					handle == null ? null : bytes(handle), bytes(response.authenticatorData()), bytes(response.clientDataJSON()),
					bytes(response.signature())),
					new AuthenticationParameters(server(challenge), record, null, true, true));
			return owns(data.getUserHandle(), key.accountId())
					? Optional.of(new Signature(Objects.requireNonNull(data.getAuthenticatorData()).getSignCount()))
					: Optional.empty();
		} catch (DataConversionException | VerificationException | IllegalArgumentException refused) {
			LOG.info("A signature of passkey {} was not accepted: {}", key.id(), refused.toString());
			return Optional.empty();
		}
	}

	private ServerProperty server(String challenge) {
		return ServerProperty.builder().origin(origin).rpId(host).challenge(new DefaultChallenge(challenge)).build();
	}

	private static byte[] bytes(String base64Url) {
		return Base64.getUrlDecoder().decode(base64Url);
	}

	private static boolean owns(byte @Nullable [] handle, AccountId account) {
		return handle == null || Arrays.equals(handle, handle(account));
	}

	private static byte[] handle(AccountId account) {
		UUID id = account.value();
		return ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array();
	}
}
