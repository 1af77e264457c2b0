package io.mirage.auth.federation;

import java.time.Instant;

/**
 * What a SAML provider has said, found genuine.
 *
 * @param request id of the request that it answers
 * @param assertion its own id, good once
 * @param until when nobody would take it any more
 */
public record SamlAnswer(String provider, String request, String assertion, Instant until, ExternalPerson person) {

	/** Whether it answers just this attempt. */
	public boolean answers(Attempt attempt) {
		return provider.equals(attempt.provider()) && request.equals(attempt.requestId());
	}
}
