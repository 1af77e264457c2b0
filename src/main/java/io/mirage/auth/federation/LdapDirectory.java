package io.mirage.auth.federation;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.TrustManager;

import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.FailoverServerSet;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPBindException;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.PostConnectProcessor;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One directory: finds the entry of a name, and shows it the password. What somebody typed becomes the value of a filter
 * that is built, never written as text, so no character of it means anything. Nobody's name takes the same steps.
 */
final class LdapDirectory {

	private static final Logger LOG = LoggerFactory.getLogger(LdapDirectory.class);
	private static final int PORT = 389;
	private static final int ENCRYPTED_PORT = 636;
	private static final int MOST_GROUPS = 1000;

	private final SignInProperties.Directory settings;
	private final ServerSet servers;
	private final Filter people;
	private final Clock clock;

	LdapDirectory(SignInProperties.Directory settings, Clock clock) {
		this.settings = settings;
		this.clock = clock;
		try {
			people = Filter.create(settings.userFilter());
			servers = servers(settings);
		} catch (LDAPException | GeneralSecurityException e) {
			throw new IllegalStateException("The settings of directory '" + settings.id() + "' cannot be used", e);
		}
	}

	static boolean isFilter(String text) {
		try {
			Filter.create(text);
			return true;
		} catch (LDAPException notAFilter) {
			return false;
		}
	}

	SignInProperties.Directory settings() {
		return settings;
	}

	/**
	 * @return empty if there is nobody of that name, several are, or the password is not theirs
	 * @throws io.mirage.platform.web.ProblemException 503 if the directory does not answer
	 */
	Optional<ExternalPerson> find(String username, String password) {
		// A directory takes a bind without a password for one of nobody, and says yes (RFC 4513, 5.1.2).
		if (username.isBlank() || password.isEmpty()) {
			return Optional.empty();
		}
		try (LDAPConnection connection = servers.getConnection()) {
			if (settings.bindDn() != null) {
				connection.bind(settings.bindDn(), settings.bindPassword());
			}
			Optional<SearchResultEntry> entry = entry(connection, username);
			String dn = entry.map(SearchResultEntry::getDN).orElse("cn=nobody," + settings.userBase());
			Set<String> groups = groups(connection, dn, entry.orElse(null));
			return accepts(connection, dn, password) ? entry.flatMap(found -> person(found, username, groups)) : Optional.empty();
		} catch (LDAPException failure) {
			LOG.warn("Directory '{}' cannot be asked: {} {}", settings.id(), failure.getResultCode(), failure.getDiagnosticMessage());
			throw FederationProblem.PROVIDER_UNAVAILABLE.because(settings.name() + " cannot be asked at the moment. Try again later.");
		}
	}

	private Optional<SearchResultEntry> entry(LDAPConnection connection, String username) throws LDAPException {
		SearchRequest search = new SearchRequest(settings.userBase(), SearchScope.SUB,
				Filter.createANDFilter(people, Filter.createEqualityFilter(settings.usernameAttribute(), username)),
				settings.usernameAttribute(), settings.idAttribute(), settings.nameAttribute(), settings.emailAttribute(),
				settings.groupsAttribute());
		search.setTimeLimitSeconds(Math.toIntExact(Endpoints.ANSWER.toSeconds()));
		List<SearchResultEntry> found = connection.search(search).getSearchEntries();
		if (found.size() > 1) {
			LOG.warn("Directory '{}' has {} entries of one name: none of them signs in", settings.id(), found.size());
		}
		return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
	}

	/** Each by its DN and by its common name. */
	private Set<String> groups(LDAPConnection connection, String dn, @Nullable SearchResultEntry entry) throws LDAPException {
		List<String> names = new ArrayList<>();
		if (settings.groupBase() != null) {
			SearchRequest search = new SearchRequest(settings.groupBase(), SearchScope.SUB,
					Filter.createEqualityFilter(settings.memberAttribute(), dn), SearchRequest.NO_ATTRIBUTES);
			search.setSizeLimit(MOST_GROUPS);
			connection.search(search).getSearchEntries().forEach(group -> names.add(group.getDN()));
		}
		String[] own = entry == null ? null : entry.getAttributeValues(settings.groupsAttribute());
		names.addAll(own == null ? List.of() : List.of(own));
		Set<String> groups = new HashSet<>(names);
		names.forEach(name -> commonName(name).ifPresent(groups::add));
		return groups;
	}

	private static Optional<String> commonName(String dn) {
		try {
			RDN first = new DN(dn).getRDN();
			return first == null || !first.hasAttribute("cn") ? Optional.empty() : Stream.of(first.getAttributeValues()).findFirst();
		} catch (LDAPException notADn) {
			return Optional.empty();
		}
	}

	private static boolean accepts(LDAPConnection connection, String dn, String password) throws LDAPException {
		try {
			BindResult result = connection.bind(new SimpleBindRequest(dn, password));
			return result.getResultCode() == ResultCode.SUCCESS;
		} catch (LDAPBindException refused) {
			if (!refused.getResultCode().isConnectionUsable()) {
				throw refused;
			}
			return false;
		}
	}

	private Optional<ExternalPerson> person(SearchResultEntry entry, String typed, Set<String> groups) {
		byte[] id = entry.getAttributeValueBytes(settings.idAttribute());
		if (id == null) {
			LOG.warn("Directory '{}' gives entries no {}: nobody can be told for good", settings.id(), settings.idAttribute());
			return Optional.empty();
		}
		String username = Optional.ofNullable(entry.getAttributeValue(settings.usernameAttribute())).orElse(typed);
		String name = Optional.ofNullable(entry.getAttributeValue(settings.nameAttribute())).orElse(username);
		return Optional.of(new ExternalPerson(settings.id(), Base64.getUrlEncoder().withoutPadding().encodeToString(id), username,
				name, entry.getAttributeValue(settings.emailAttribute()), settings.emailsVerified(), groups, List.of("pwd"),
				clock.instant()));
	}

	private static ServerSet servers(SignInProperties.Directory settings) throws GeneralSecurityException {
		LDAPConnectionOptions options = new LDAPConnectionOptions();
		options.setConnectTimeoutMillis(Math.toIntExact(Endpoints.CONNECT.toMillis()));
		options.setResponseTimeoutMillis(Endpoints.ANSWER.toMillis());
		options.setFollowReferrals(false);
		// Without it a certificate of any host would do.
		options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
		SSLUtil tls = new SSLUtil(trust(settings));
		SocketFactory sockets = settings.isEncrypted() ? tls.createSSLSocketFactory() : SocketFactory.getDefault();
		PostConnectProcessor first = settings.startTls() && !settings.isEncrypted()
				? new StartTLSPostConnectProcessor(tls.createSSLSocketFactory()) : null;
		String[] hosts = settings.urls().stream().map(url -> url.getHost().replaceAll("^\\[|]$", "")).toArray(String[]::new);
		int[] ports = settings.urls().stream()
				.mapToInt(url -> url.getPort() > 0 ? url.getPort() : settings.isEncrypted() ? ENCRYPTED_PORT : PORT).toArray();
		return new FailoverServerSet(hosts, ports, sockets, options, null, first);
	}

	private static TrustManager trust(SignInProperties.Directory settings) throws GeneralSecurityException {
		return settings.trustedCertificates() == null ? JVMDefaultTrustManager.getInstance()
				: new PEMFileTrustManager(settings.trustedCertificates().toFile());
	}
}
