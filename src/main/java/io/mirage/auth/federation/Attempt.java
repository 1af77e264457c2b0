package io.mirage.auth.federation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.mirage.events.auth.AccountId;
import io.mirage.platform.data.DataFolder;
import io.mirage.platform.secrets.Sha256;

/**
 * A sign-in that has gone to a provider and not come back. Only the browser that began it holds it, sealed.
 *
 * @param state comes back in the address: shows that this browser asked
 * @param nonce comes back in the token: shows that the token was made for this attempt
 * @param verifier shows the provider that who redeems the code is who asked for it (RFC 7636)
 * @param returnTo a path of ours
 * @param again whether the person has to prove anew who they are
 * @param linkTo the account that the person wants to open with the provider from now on; absent for a plain sign-in
 */
public record Attempt(String provider, String state, String nonce, String verifier, String returnTo, boolean again,
		@Nullable AccountId linkTo, Instant startedAt) {

	public static Attempt begin(String provider, @Nullable String returnTo, boolean again, @Nullable AccountId linkTo, Instant now) {
		return new Attempt(provider, DataFolder.randomSecret(), DataFolder.randomSecret(), DataFolder.randomSecret(),
				ReturnPath.of(returnTo), again, linkTo, now);
	}

	/** S256 of RFC 7636, section 4.2. */
	String challenge() {
		return Sha256.base64Url(verifier);
	}

	/** What a SAML provider is asked under, and answers to; has to begin with a letter or an underscore. */
	String requestId() {
		return "_" + nonce;
	}

	@Override
	public String toString() {
		return "attempt at " + provider;
	}
}
