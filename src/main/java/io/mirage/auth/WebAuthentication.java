package io.mirage.auth;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What a page hands to the browser and gets from it, in the names of Web Authentication Level 3, sections 5.1, 5.4 and 5.5. */
final class WebAuthentication {

	private static final int LONGEST = 20_000;

	private WebAuthentication() {}

	@JsonNaming(LowerCamelCaseStrategy.class)
	record Creation(RelyingParty rp, PasskeyUser user, String challenge, List<Parameters> pubKeyCredParams, long timeout,
			List<Descriptor> excludeCredentials, Selection authenticatorSelection, String attestation) {}

	/** Without a list of credentials: the device knows which it has, and the page does not tell who has one. */
	@JsonNaming(LowerCamelCaseStrategy.class)
	record Request(String challenge, long timeout, String rpId, String userVerification) {}

	record RelyingParty(String id, String name) {}

	/** @param id base64url */
	@JsonNaming(LowerCamelCaseStrategy.class)
	record PasskeyUser(String id, String name, String displayName) {}

	/** @param alg of the COSE register */
	record Parameters(String type, long alg) {}

	record Descriptor(String type, String id, List<String> transports) {}

	@JsonNaming(LowerCamelCaseStrategy.class)
	record Selection(String residentKey, boolean requireResidentKey, String userVerification) {}

	/** What {@code navigator.credentials.create} gave, by its {@code toJSON}; bytes are base64url. */
	record Created(@NotNull @Valid Attestation response) {}

	@JsonNaming(LowerCamelCaseStrategy.class)
	record Attestation(@NotBlank @Size(max = LONGEST) String clientDataJSON, @NotBlank @Size(max = LONGEST) String attestationObject,
			@Nullable @Size(max = 10) List<@NotBlank @Size(max = 40) String> transports) {}

	/** What {@code navigator.credentials.get} gave, by its {@code toJSON}; bytes are base64url. */
	record Signed(@NotBlank @Size(max = LONGEST) String id, @NotNull @Valid Assertion response) {}

	@JsonNaming(LowerCamelCaseStrategy.class)
	record Assertion(@NotBlank @Size(max = LONGEST) String clientDataJSON, @NotBlank @Size(max = LONGEST) String authenticatorData,
			@NotBlank @Size(max = LONGEST) String signature, @Nullable @Size(max = 100) String userHandle) {}
}
