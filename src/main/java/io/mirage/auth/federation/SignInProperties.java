package io.mirage.auth.federation;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import io.mirage.events.OrganisationId;

/**
 * Ways to sign in.
 *
 * @param publicUrl where browsers find this installation, without a path; providers send people back there, links in
 *            mails lead there, and passkeys belong to its host
 * @param passwords whether passwords kept here open anything; turn it off once a provider or a directory does. The command
 *            line on the machine itself is not affected
 * @param mailFrom who mails come from; the mail server itself is set by {@code spring.mail.*}
 * @param providers OpenID Connect providers
 * @param samlProviders SAML 2.0 identity providers
 * @param directories LDAP directories, asked in this order for who has no password here
 */
@Validated
@ConfigurationProperties("mirage.sign-in")
public record SignInProperties(@DefaultValue("http://localhost:8000") URI publicUrl, @DefaultValue("true") boolean passwords,
		@DefaultValue("mirage@localhost") @NotBlank String mailFrom,
		@DefaultValue List<@Valid Provider> providers, @DefaultValue List<@Valid SamlProvider> samlProviders,
		@DefaultValue List<@Valid Directory> directories) {

	public SignInProperties {
		providers = List.copyOf(providers);
		samlProviders = List.copyOf(samlProviders);
		directories = List.copyOf(directories);
	}

	@AssertTrue(message = "public-url must be http or https with a host and without a path")
	public boolean isPublicUrlPlain() {
		return publicUrl.getHost() != null && List.of("http", "https").contains(publicUrl.getScheme())
				&& List.of("", "/").contains(Optional.ofNullable(publicUrl.getPath()).orElse(""));
	}

	@AssertTrue(message = "every provider and directory needs an id of its own")
	public boolean isEverySourceDistinct() {
		return sources().stream().map(IdentitySource::id).distinct().count() == sources().size();
	}

	/** In the order of the settings. */
	public List<IdentitySource> sources() {
		return Stream.<List<? extends IdentitySource>>of(providers, samlProviders, directories).<IdentitySource>flatMap(List::stream).toList();
	}

	/** @param path begins with a slash */
	public URI at(String path) {
		return publicUrl.resolve(path);
	}

	/**
	 * An OpenID Connect provider.
	 *
	 * @param id lower case letters, digits and dashes; part of the address the provider sends people back to:
	 *            {@code <public-url>/api/v1/auth/providers/<id>/callback}
	 * @param name what the button says
	 * @param issuer as the provider writes it in its tokens, character by character; https except on this machine
	 * @param clientId what the provider calls this installation
	 * @param clientSecret what it knows this installation by; absent for a public client. Give it by environment or file
	 * @param scopes what is asked for; openid is among them
	 * @param usernameClaim which claim suggests the username
	 * @param groupsClaim which claim lists the groups
	 * @param userInfo whether claims are also asked for at the provider's UserInfo endpoint
	 * @param roles which groups have which roles
	 * @param defaultRole what those in none of the groups have; without it they are turned away
	 * @param createAccounts whether somebody unknown gets an account at their first sign-in
	 * @param linkByEmail whether somebody unknown gets the account with the same e-mail address, if the provider and we
	 *            have verified it
	 * @param organisationId where the accounts belong; the first organisation if absent
	 */
	public record Provider(@NotNull @Pattern(regexp = ID) String id, @NotBlank String name, @NotNull URI issuer,
			@NotBlank String clientId, @Nullable String clientSecret, @DefaultValue({"openid", "profile", "email"}) Set<String> scopes,
			@DefaultValue("preferred_username") String usernameClaim, @DefaultValue("groups") String groupsClaim,
			@DefaultValue("false") boolean userInfo, @DefaultValue List<@Valid RoleMapping> roles, @Nullable String defaultRole,
			@DefaultValue("true") boolean createAccounts, @DefaultValue("false") boolean linkByEmail,
			@DefaultValue("01900000-0000-7000-8000-000000000001") OrganisationId organisationId) implements IdentitySource {

		public Provider {
			scopes = Set.copyOf(scopes);
			roles = List.copyOf(roles);
		}

		@AssertTrue(message = "issuer must be https, and scopes must hold openid")
		public boolean isSound() {
			return Endpoints.isSafe(issuer) && scopes.contains("openid");
		}

		@Override
		public String toString() {
			return "provider " + id;
		}
	}

	/**
	 * A SAML 2.0 identity provider. It has to sign its assertions, and must not encrypt them.
	 *
	 * @param id lower case letters, digits and dashes; part of the address of our metadata, which is also our entity id:
	 *            {@code <public-url>/api/v1/auth/providers/<id>/metadata}
	 * @param name what the button says
	 * @param entityId what the provider calls itself, character by character
	 * @param signInUrl its single sign-on service for the redirect binding; https except on this machine
	 * @param certificates a PEM file of the certificates it signs with; two of them while it changes from one to the other
	 * @param usernameAttribute which attribute suggests the username; the NameID does if it is absent
	 * @param nameAttribute what people are called
	 * @param emailAttribute their address
	 * @param emailsVerified whether the provider's addresses are known to be people's own
	 * @param groupsAttribute which attribute lists the groups
	 * @param roles which groups have which roles
	 * @param defaultRole what those in none of the groups have; without it they are turned away
	 * @param createAccounts whether somebody unknown gets an account at their first sign-in
	 * @param linkByEmail whether somebody unknown gets the account with the same e-mail address, if both sides have verified it
	 * @param organisationId where the accounts belong; the first organisation if absent
	 */
	public record SamlProvider(@NotNull @Pattern(regexp = ID) String id, @NotBlank String name, @NotBlank String entityId,
			@NotNull URI signInUrl, @NotNull Path certificates, @DefaultValue("uid") String usernameAttribute,
			@DefaultValue("displayName") String nameAttribute, @DefaultValue("email") String emailAttribute,
			@DefaultValue("false") boolean emailsVerified, @DefaultValue("groups") String groupsAttribute,
			@DefaultValue List<@Valid RoleMapping> roles, @Nullable String defaultRole, @DefaultValue("true") boolean createAccounts,
			@DefaultValue("false") boolean linkByEmail,
			@DefaultValue("01900000-0000-7000-8000-000000000001") OrganisationId organisationId) implements IdentitySource {

		public SamlProvider {
			roles = List.copyOf(roles);
		}

		@AssertTrue(message = "sign-in-url must be https")
		public boolean isSafe() {
			return Endpoints.isSafe(signInUrl);
		}

		@Override
		public String toString() {
			return "provider " + id;
		}
	}

	/**
	 * An LDAP directory, Active Directory among them.
	 *
	 * @param id lower case letters, digits and dashes
	 * @param name what people call it
	 * @param urls servers that hold the same, tried in this order: ldaps://host, or ldap://host with start-tls
	 * @param startTls whether an ldap:// connection is encrypted before anything is said; without it only this machine is asked
	 * @param trustedCertificates a PEM file of the authorities that the servers' certificates may come from; those Java
	 *            trusts if absent
	 * @param bindDn who looks people up; nobody if absent
	 * @param bindPassword give it by environment or file
	 * @param userBase below which people are
	 * @param userFilter what an entry has to match to be a person
	 * @param usernameAttribute what people type
	 * @param idAttribute what never changes and is never given to another: entryUUID, or objectGUID
	 * @param nameAttribute what they are called
	 * @param emailAttribute their address
	 * @param emailsVerified whether the directory's addresses are known to be people's own
	 * @param groupsAttribute where an entry names its groups
	 * @param groupBase below which groups are searched that name their members; they are not if absent
	 * @param memberAttribute where a group names its members
	 * @param roles which groups have which roles; a group by its common name or its whole DN
	 * @param defaultRole what those in none of the groups have; without it they are turned away
	 * @param createAccounts whether somebody unknown gets an account at their first sign-in
	 * @param linkByEmail whether somebody unknown gets the account with the same e-mail address, if both sides have verified it
	 * @param organisationId where the accounts belong; the first organisation if absent
	 */
	public record Directory(@NotNull @Pattern(regexp = ID) String id, @NotBlank String name, @NotEmpty List<URI> urls,
			@DefaultValue("false") boolean startTls, @Nullable Path trustedCertificates, @Nullable String bindDn,
			@Nullable String bindPassword, @NotBlank String userBase, @DefaultValue("(objectClass=person)") String userFilter,
			@DefaultValue("uid") String usernameAttribute, @DefaultValue("entryUUID") String idAttribute,
			@DefaultValue("cn") String nameAttribute, @DefaultValue("mail") String emailAttribute,
			@DefaultValue("false") boolean emailsVerified, @DefaultValue("memberOf") String groupsAttribute,
			@Nullable String groupBase, @DefaultValue("member") String memberAttribute, @DefaultValue List<@Valid RoleMapping> roles,
			@Nullable String defaultRole, @DefaultValue("true") boolean createAccounts, @DefaultValue("false") boolean linkByEmail,
			@DefaultValue("01900000-0000-7000-8000-000000000001") OrganisationId organisationId) implements IdentitySource {

		public Directory {
			urls = List.copyOf(urls);
			roles = List.copyOf(roles);
		}

		@AssertTrue(message = "urls must all be ldaps, or all ldap; and ldap needs start-tls unless it is this machine")
		public boolean isSafe() {
			return urls.stream().allMatch(url -> url.getHost() != null && List.of("ldap", "ldaps").contains(url.getScheme()))
					&& urls.stream().map(URI::getScheme).distinct().count() == 1
					&& (isEncrypted() || startTls || urls.stream().allMatch(url -> Endpoints.isLocal(url.getHost())));
		}

		@AssertTrue(message = "user-filter must be a filter of RFC 4515, and bind-dn needs bind-password")
		public boolean isComplete() {
			return LdapDirectory.isFilter(userFilter) && (bindDn == null) == (bindPassword == null);
		}

		boolean isEncrypted() {
			return "ldaps".equals(urls.getFirst().getScheme());
		}

		@Override
		public String toString() {
			return "directory " + id;
		}
	}
}
