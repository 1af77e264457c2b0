package io.mirage.registry;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.platform.RepublishRequested;
import io.mirage.events.registry.SourcePackChanged;
import io.mirage.platform.secrets.Sha256;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.HandClock;
import io.mirage.support.Heard;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@ModuleTest
@Import(Heard.class)
class SourcePackApiTests {

	private static final String PACKS = "/api/v1/collectors/packs";
	private static final String KITES = "id: kites\nname: Kites\n";
	private static final KeyPair TRUSTED = keys();

	@Autowired MockMvcTester mvc;
	@Autowired JdbcClient jdbc;
	@Autowired Heard heard;
	@Autowired ApplicationContext context;

	@DynamicPropertySource
	static void trust(DynamicPropertyRegistry registry) {
		registry.add("mirage.registry.trusted-keys.ann", () -> Base64.getEncoder().encodeToString(TRUSTED.getPublic().getEncoded()));
	}

	@BeforeEach
	void startWithNone() {
		jdbc.sql("truncate registry.source_pack, registry.source_pack_edition").update();
		heard.forget();
	}

	@Test
	void whatATrustedKeySignedIsTakenAndAnnounced() {
		assertThat(upload(KITES, sign(KITES, TRUSTED.getPrivate()), Callers.admin())).hasStatus(201).bodyJson().extractingPath("$.id").isEqualTo("kites");

		assertThat(heard.all(SourcePackChanged.class)).singleElement().satisfies(pack -> assertThat(pack.source()).isEqualTo(KITES));
		assertThat(mvc.get().uri(PACKS).with(Callers.readOnly())).hasStatusOk().bodyJson().satisfies(list -> {
			assertThat(list).extractingPath("$.data[0].signed_by").isEqualTo("ann");
			assertThat(list).extractingPath("$.data[0].sha256").isEqualTo(Sha256.hex(KITES));
			assertThat(list).extractingPath("$.data[0].active").isEqualTo(true);
		});
	}

	@Test
	void nothingElseIs() {
		String signature = sign(KITES, TRUSTED.getPrivate());
		assertThat(upload(KITES + "# changed\n", signature, Callers.admin())).hasStatus(400).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/source-pack-not-signed");
		assertThat(upload(KITES, sign(KITES, keys().getPrivate()), Callers.admin())).as("by somebody else").hasStatus(400);
		assertThat(upload(KITES, "no signature", Callers.admin())).hasStatus(400);
		assertThat(upload(KITES, signature, Callers.readOnly())).hasStatus(403);
		for (String text : new String[] {"name: Kites", "id: [kites]", "id: Kites!", "id: {"}) {
			assertThat(upload(text, sign(text, TRUSTED.getPrivate()), Callers.admin())).as(text).hasStatus(400).bodyJson()
					.extractingPath("$.type").isEqualTo("/problems/no-source");
		}
		assertThat(heard.all(SourcePackChanged.class)).isEmpty();
	}

	@Test
	void anEarlierEditionComesBackAndAllCanBeWithdrawn() {
		String second = KITES + "description: More\n";
		upload(KITES, sign(KITES, TRUSTED.getPrivate()), Callers.admin());
		upload(second, sign(second, TRUSTED.getPrivate()), Callers.admin());
		assertThat(rollBack(1)).hasStatus(204);
		assertThat(rollBack(7)).hasStatus(404);
		assertThat(mvc.delete().uri(PACKS + "/kites").with(Callers.admin())).hasStatus(204);
		assertThat(mvc.delete().uri(PACKS + "/nobody").with(Callers.admin())).hasStatus(404);

		assertThat(heard.all(SourcePackChanged.class)).extracting(SourcePackChanged::source).containsExactly(KITES, second, KITES, null);
		assertThat(heard.all(SourcePackChanged.class)).extracting(SourcePackChanged::version).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void tellsAllOnRequest() {
		upload(KITES, sign(KITES, TRUSTED.getPrivate()), Callers.admin());
		heard.forget();

		new Deliveries(context).deliver(new RepublishRequested(EventHeader.of("x", OrganisationId.DEFAULT, new HandClock()), "SourcePackChanged", "x"));

		assertThat(heard.all(SourcePackChanged.class)).singleElement().satisfies(pack -> assertThat(pack.id()).isEqualTo("kites"));
	}

	@Test
	void aKeyThatIsNoneStopsTheStart() {
		assertThatIllegalArgumentException().isThrownBy(() -> new PackSignatures(new RegistryProperties(Duration.ofDays(7), Map.of("bob", "AAAA"))))
				.withMessageContaining("mirage.registry.trusted-keys.bob");
	}

	private MvcTestResult upload(String source, String signature, RequestPostProcessor caller) {
		return mvc.post().uri(PACKS).contentType(MediaType.APPLICATION_JSON)
				.content(JsonMapper.shared().writeValueAsString(Map.of("source", source, "signature", signature))).with(caller).exchange();
	}

	private MvcTestResult rollBack(int edition) {
		return mvc.post().uri(PACKS + "/kites/rollback").contentType(MediaType.APPLICATION_JSON).content("{\"edition\": " + edition + "}")
				.with(Callers.admin()).exchange();
	}

	private static String sign(String text, PrivateKey key) {
		try {
			Signature signature = Signature.getInstance("Ed25519");
			signature.initSign(key);
			signature.update(Sha256.hex(text).getBytes(StandardCharsets.US_ASCII));
			return Base64.getEncoder().encodeToString(signature.sign());
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	private static KeyPair keys() {
		try {
			return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}
}
