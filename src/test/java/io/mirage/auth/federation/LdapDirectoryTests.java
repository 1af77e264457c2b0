package io.mirage.auth.federation;

import java.net.URI;
import java.time.Clock;
import java.util.List;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;

import io.mirage.events.OrganisationId;
import io.mirage.platform.web.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LdapDirectoryTests {

	private static final String BASE = "dc=kites";
	private static final String ALL = "(objectClass=*)";

	@Test
	void readsGroupsFromTheEntryItself() throws LDAPException, LDIFException {
		try (InMemoryDirectoryServer server = server()) {
			LdapDirectory directory = directory("ldap://localhost:" + server.getListenPort(), false, "entryUUID");

			assertThat(directory.find("ada", "secret")).hasValueSatisfying(person -> {
				assertThat(person.groups()).containsExactlyInAnyOrder("cn=Osint Team,ou=groups,dc=kites", "Osint Team", "not a dn");
				assertThat(person.emailVerified()).isFalse();
				assertThat(person.subject()).isNotEqualTo("ada").isNotBlank();
			});
			assertThat(directory.find("ada", "wrong")).isEmpty();
		}
	}

	/** Without it somebody who gets a freed name would get the account as well. */
	@Test
	void letsNobodyInWhomItCannotTellForGood() throws LDAPException, LDIFException {
		try (InMemoryDirectoryServer server = server()) {
			assertThat(directory("ldap://localhost:" + server.getListenPort(), false, "objectGUID").find("ada", "secret")).isEmpty();
		}
	}

	@Test
	void saysThatADirectoryDoesNotAnswer() {
		assertThatExceptionOfType(ProblemException.class)
				.isThrownBy(() -> directory("ldap://localhost:1", false, "entryUUID").find("ada", "secret"))
				.satisfies(failure -> assertThat(failure.problem()).isEqualTo(FederationProblem.PROVIDER_UNAVAILABLE));
	}

	/** The server speaks in the clear alone: nothing is said to it once encryption was asked for. */
	@Test
	void saysNothingInTheClearWhenEncryptionIsAskedFor() throws LDAPException, LDIFException {
		try (InMemoryDirectoryServer server = server()) {
			assertThatExceptionOfType(ProblemException.class)
					.isThrownBy(() -> directory("ldap://localhost:" + server.getListenPort(), true, "entryUUID").find("ada", "secret"));
		}
	}

	@Test
	void refusesSettingsThatWouldSendPasswordsInTheClear() {
		Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

		assertThat(validator.validate(settings("ldap://directory.example", false, "entryUUID"))).hasSize(1);
		assertThat(validator.validate(settings("http://directory.example", true, "entryUUID"))).hasSize(1);
		assertThat(validator.validate(settings("ldap://directory.example", true, "entryUUID"))).isEmpty();
		assertThat(validator.validate(settings("ldaps://directory.example", false, "entryUUID"))).isEmpty();
		assertThat(validator.validate(settings("ldap://[::1]:3389", false, "entryUUID"))).isEmpty();
	}

	private static LdapDirectory directory(String url, boolean startTls, String idAttribute) {
		return new LdapDirectory(settings(url, startTls, idAttribute), Clock.systemUTC());
	}

	private static SignInProperties.Directory settings(String url, boolean startTls, String idAttribute) {
		return new SignInProperties.Directory("kites", "Kites", List.of(URI.create(url)), startTls, null, null, null, BASE, ALL, "uid",
				idAttribute, "cn", "mail", false, "memberOf", null, "member", List.of(), "user", true, false, OrganisationId.DEFAULT);
	}

	private static InMemoryDirectoryServer server() throws LDAPException, LDIFException {
		InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
		config.setSchema(null);
		InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
		server.add("dn: " + BASE, "objectClass: domain", "dc: kites");
		server.add("dn: uid=ada," + BASE, "objectClass: person", "uid: ada", "cn: Ada", "userPassword: secret",
				"memberOf: cn=Osint Team,ou=groups,dc=kites", "memberOf: not a dn");
		server.startListening();
		return server;
	}
}
