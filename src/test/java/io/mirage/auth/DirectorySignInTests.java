package io.mirage.auth;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.jayway.jsonpath.JsonPath;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldif.LDIFException;
import jakarta.servlet.http.Cookie;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.support.ModuleTest;

import static io.mirage.auth.SignInFixture.PASSWORD;
import static io.mirage.auth.SignInFixture.signIn;
import static io.mirage.auth.SignInFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

/** People whose passwords are kept in a directory: a real LDAP server on this machine, spoken to over StartTLS. */
@ModuleTest
@Import(SignInFixture.class)
@ExtendWith(OutputCaptureExtension.class)
class DirectorySignInTests {

	private static final String BASE = "dc=aurora-kites,dc=example";
	private static final String LOOKUP = "cn=lookup," + BASE;
	private static final String LOOKUP_PASSWORD = "lookup secret";
	private static final String ADAS = "flying over the bay";
	private static final List<String> STEPS = new CopyOnWriteArrayList<>();
	private static final Tls TLS = Tls.of("localhost");
	private static final InMemoryDirectoryServer DIRECTORY = directory();
	private static final String SESSION = "/api/v1/auth/session";

	@Autowired MockMvcTester mvc;
	@Autowired SignInFixture people;
	@Autowired Accounts accounts;
	@Autowired JdbcClient database;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry settings) {
		String first = "mirage.sign-in.directories[0].";
		settings.add(first + "id", () -> "kites");
		settings.add(first + "name", () -> "Aurora Kites");
		settings.add(first + "urls", () -> "ldap://localhost:" + DIRECTORY.getListenPort());
		settings.add(first + "start-tls", () -> "true");
		settings.add(first + "trusted-certificates", () -> TLS.file().toString());
		settings.add(first + "bind-dn", () -> LOOKUP);
		settings.add(first + "bind-password", () -> LOOKUP_PASSWORD);
		settings.add(first + "user-base", () -> "ou=people," + BASE);
		settings.add(first + "group-base", () -> "ou=groups," + BASE);
		settings.add(first + "roles[0].group", () -> "osint");
		settings.add(first + "roles[0].role", () -> "analyst");
		settings.add(first + "roles[1].group", () -> "cn=it,ou=groups," + BASE);
		settings.add(first + "roles[1].role", () -> "admin");
	}

	@BeforeEach
	void nobodyIsLocked() {
		database.sql("delete from auth.sign_in_failure").update();
		STEPS.clear();
	}

	@AfterAll
	static void stop() throws IOException {
		DIRECTORY.shutDown(true);
		Files.delete(TLS.file());
	}

	@Test
	void letsPeopleOfTheDirectoryInWithTheRolesOfTheirGroups() {
		MvcTestResult session = signIn(mvc, "ada", ADAS);

		assertThat(session).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				{"user": {"username": "ada", "display_name": "Ada K.", "email": "ada@aurora-kites.example", "roles": ["admin", "analyst"]},
					"must_change_password": false}""");
		assertThat(JsonPath.<String>read(text(signIn(mvc, "ADA", ADAS)), "$.user.id")).isEqualTo(JsonPath.read(text(session), "$.user.id"));
		assertThat(mvc.get().uri("/api/v1/auth/providers")).bodyJson().extractingPath("$.data[0].kind").isEqualTo("ldap");
	}

	@Test
	void keepsOutWhoIsInNoGroupThatCounts() {
		assertThat(signIn(mvc, "bob", "bob's own secret")).hasStatus(403).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/not-admitted");
		assertThat(accounts.findByUsername("bob")).isEmpty();
	}

	@Test
	void followsTheGroupsAtTheNextSignIn() throws LDAPException {
		signIn(mvc, "eve", "eve's own secret");
		DIRECTORY.modify("cn=osint,ou=groups," + BASE, new Modification(ModificationType.DELETE, "member", dn("eve")));
		try {
			assertThat(signIn(mvc, "eve", "eve's own secret")).hasStatus(403);
		} finally {
			DIRECTORY.modify("cn=osint,ou=groups," + BASE, new Modification(ModificationType.ADD, "member", dn("eve")));
		}
	}

	/** With a password that is somebody's, so that a filter they could bend would let them in. */
	@ParameterizedTest
	@ValueSource(strings = {"*", "a*", "ada)(uid=*", "ada)(objectClass=*", "*)(|(uid=*", "ada))(|(cn=*", "*)(uid=*))(|(uid=*", "\\2a", "ad\\61",
			"ada\\00", "ada#", " ", "uid=ada", "uid=ada,ou=people,dc=aurora-kites,dc=example", "ada,ou=people", "(uid=ada)", "!ada", "ada&"})
	void takesNoCharacterOfANameForAFilter(String name) {
		assertThat(signIn(mvc, name.replace("\\", "\\\\"), ADAS).getResponse().getStatus()).as(name).isIn(400, 401);
	}

	/** A directory says yes to a name without a password: that is nobody, not the owner of the name. */
	@Test
	void takesNoEmptyPassword() {
		assertThat(signIn(mvc, "ada", "")).hasStatus(401);
		assertThat(STEPS).isEmpty();
	}

	@Test
	void takesTheSameStepsForNobodyAsForSomebody() {
		MvcTestResult wrong = signIn(mvc, "ada", "not the password");
		List<String> forSomebody = new ArrayList<>(STEPS);
		STEPS.clear();
		MvcTestResult unknown = signIn(mvc, "nobody-of-that-name", "not the password");

		assertThat(forSomebody).containsExactly("bind", "search", "search", "bind");
		assertThat(STEPS).isEqualTo(forSomebody);
		assertThat(text(unknown).replaceAll("\"trace_id\":\"[^\"]*\"", "")).isEqualTo(text(wrong).replaceAll("\"trace_id\":\"[^\"]*\"", ""));
	}

	@Test
	void doesNotTakeTwoPeopleOfOneNameForOne() {
		assertThat(signIn(mvc, "twin", "twin secret")).hasStatus(401);
	}

	@Test
	void doesNotMixUpAnAccountOfOursWithSomebodyOfTheSameName() {
		Account local = people.somebody("read_only");
		addPerson(local.username(), "Somebody else", "the directory's secret", "osint");

		assertThat(signIn(mvc, local.username(), PASSWORD)).bodyJson().extractingPath("$.user.id").isEqualTo(local.id().toString());
		assertThat(signIn(mvc, local.username(), "the directory's secret")).bodyJson().extractingPath("$.user.username")
				.isEqualTo(local.username() + "@kites");
	}

	@Test
	void takesTheDirectorysPasswordForTheSecondProofAndNobodyElses() {
		MvcTestResult session = signIn(mvc, "ada", ADAS);

		assertThat(confirm(session, ADAS)).hasStatus(204);
		assertThat(confirm(session, "eve's own secret")).hasStatus(401);
		assertThat(post(session, "/api/v1/auth/password", "{\"current_password\": \"" + ADAS + "\", \"new_password\": \"kites over the bay\"}"))
				.as("the directory's password is not ours to change").hasStatus(401);
	}

	@Test
	void slowsGuessingDownAsForPasswordsOfOurOwn() {
		for (int i = 0; i < 5; i++) {
			assertThat(signIn(mvc, "ada", "guess number " + i)).hasStatus(401);
		}
		// The first delay is one second, which a busy machine takes for one request.
		assertThat(database.sql("update auth.sign_in_failure set locked_until = locked_until + interval '1 hour' where locked_until > last_at")
				.update()).isEqualTo(1);
		assertThat(signIn(mvc, "ada", ADAS)).hasStatus(429);
	}

	@Test
	void neverWritesAPasswordDown(CapturedOutput output) {
		signIn(mvc, "ada", ADAS);
		signIn(mvc, "ada", "not the password");

		assertThat(output).doesNotContain(LOOKUP_PASSWORD, ADAS, "not the password");
		assertThat(database.sql("select count(*) from auth.account a where a::text like ?").param("%" + ADAS + "%").query(Long.class).single())
				.isZero();
	}

	private MvcTestResult confirm(MvcTestResult session, String password) {
		return post(session, SESSION + "/confirmation", "{\"password\": \"" + password + "\"}");
	}

	private MvcTestResult post(MvcTestResult session, String path, String body) {
		Cookie access = Objects.requireNonNull(session.getResponse().getCookie("mirage_access"));
		return mvc.post().uri(path).cookie(access).header("X-CSRF-Token", JsonPath.<String>read(text(session), "$.csrf_token"))
				.contentType(MediaType.APPLICATION_JSON).content(body).exchange();
	}

	private static InMemoryDirectoryServer directory() {
		try {
			InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
			config.addAdditionalBindCredentials(LOOKUP, LOOKUP_PASSWORD);
			config.setSchema(null);
			config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("plain", null, 0, TLS.context().getSocketFactory()));
			config.addInMemoryOperationInterceptor(new InMemoryOperationInterceptor() {
				@Override
				public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) {
					STEPS.add("bind");
				}

				@Override
				public void processSearchRequest(InMemoryInterceptedSearchRequest request) {
					STEPS.add("search");
				}
			});
			InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
			server.add("dn: " + BASE, "objectClass: domain", "dc: aurora-kites");
			for (String unit : List.of("people", "groups", "guests")) {
				server.add("dn: ou=" + unit + "," + BASE, "objectClass: organizationalUnit", "ou: " + unit);
			}
			for (String group : List.of("osint", "it", "others")) {
				server.add("dn: cn=" + group + ",ou=groups," + BASE, "objectClass: groupOfNames", "cn: " + group, "member: cn=none");
			}
			server.add("dn: ou=more,ou=people," + BASE, "objectClass: organizationalUnit", "ou: more");
			for (String twin : List.of("ou=people," + BASE, "ou=more,ou=people," + BASE)) {
				server.add("dn: uid=twin," + twin, "objectClass: person", "uid: twin", "cn: Twin", "userPassword: twin secret");
			}
			server.startListening();
			return server;
		} catch (LDAPException | LDIFException e) {
			throw new IllegalStateException("No directory", e);
		}
	}

	static {
		addPerson("ada", "Ada K.", ADAS, "osint", "it");
		addPerson("eve", "Eve", "eve's own secret", "osint");
		addPerson("bob", "Bob", "bob's own secret", "others");
	}

	private static String dn(String name) {
		return "uid=" + name + ",ou=people," + BASE;
	}

	private static void addPerson(String name, String called, String password, String... groups) {
		try {
			DIRECTORY.add("dn: " + dn(name), "objectClass: person", "uid: " + name, "cn: " + called, "mail: " + name + "@aurora-kites.example",
					"userPassword: " + password);
			for (String group : groups) {
				DIRECTORY.modify("cn=" + group + ",ou=groups," + BASE, new Modification(ModificationType.ADD, "member", dn(name)));
			}
		} catch (LDAPException | LDIFException e) {
			throw new IllegalStateException(e);
		}
	}

	/** @param file holds the certificate, which is its own authority */
	record Tls(SSLContext context, Path file) {

		static Tls of(String host) {
			try {
				KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
				X500Name name = new X500Name("CN=" + host);
				Instant now = Instant.now();
				X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(name,
						BigInteger.ONE, Date.from(now.minusSeconds(60)), Date.from(now.plusSeconds(3600)), name, keys.getPublic())
						.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, host)))
						.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
				KeyStore store = KeyStore.getInstance("PKCS12");
				store.load(null, null);
				store.setKeyEntry("server", keys.getPrivate(), new char[0], new X509Certificate[] {certificate});
				KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
				managers.init(store, new char[0]);
				SSLContext context = SSLContext.getInstance("TLS");
				context.init(managers.getKeyManagers(), null, null);
				return new Tls(context, Files.writeString(Files.createTempFile("directory", ".pem"), "-----BEGIN CERTIFICATE-----\n"
						+ Base64.getMimeEncoder().encodeToString(certificate.getEncoded()) + "\n-----END CERTIFICATE-----\n"));
			} catch (GeneralSecurityException | IOException | OperatorCreationException e) {
				throw new IllegalStateException("No certificate", e);
			}
		}
	}
}
