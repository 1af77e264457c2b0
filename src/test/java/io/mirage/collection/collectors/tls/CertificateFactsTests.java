package io.mirage.collection.collectors.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.Certificates;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Fact;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;

class CertificateFactsTests {

	private static final EntityRef SERVICE = EntityRef.of(EntityType.SERVICE, "www.example.com:443/tcp");
	private static final Instant NOW = Certificates.START.plusSeconds(1);
	/** RSA of 1,024 bits, signed with SHA-1 by the next one. */
	private static final String WEAK = """
			-----BEGIN CERTIFICATE-----
			MIICITCCAQkCAQcwDQYJKoZIhvcNAQEFBQAwFjEUMBIGA1UEAwwLVGVzdCBJc3N1
			ZXIwHhcNMjYxMTI1MTAwODI1WhcNMzYxMTIyMTAwODI1WjAbMRkwFwYDVQQDDBB3
			ZWFrLmV4YW1wbGUuY29tMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDHYX9w
			UIMBjyOcG/42FzRIkY1iecQCU8Fpiusoek9AXwTBm8HMQVxdfMj3RmxL/nKerJYm
			ZpgmHdBbrlTOq8mMrfNvHLApsut8UTn8wwtsg7719yayGachcOF/nVBsrTmO0fhw
			unIEEgXhYvdaLeZXdrAeOp3qMVe+d21PpiehrQIDAQABMA0GCSqGSIb3DQEBBQUA
			A4IBAQConc+VPBsjO901EHEMurgsVtW8bNO/RuRbxI2SslNkOKEtHecren8rpA91
			ZsInviqr3FiGWiEAxXlcS6oV3un4+QaoyvC7AfaexoVDQF6ecgksVfeQqEvnYzHK
			4/TG4BRohd9cGm+2zAUwc3Jz76l49P8HEVXFDTF/TuelGYHjIzmAJe4o+MGqXqnt
			LsN3oXFOtpba5OaY7QjQdFxJLsUDuGhWAXqhG/s/mWegq6jRnBAbkwqr35B/dPV7
			7goPM2q2j5bG7JNTQIdE5CTFFB8SPm3J1vlLANxDs/LkwNfiJl1fjPC4WVe5FrPC
			GR8/FlX/49Na1wdfRJXDOWaGHz8P
			-----END CERTIFICATE-----
			""";
	private static final String ISSUER = """
			-----BEGIN CERTIFICATE-----
			MIIDDTCCAfWgAwIBAgIUHMTrM5lnsX+i03VAgMksieJywGcwDQYJKoZIhvcNAQEL
			BQAwFjEUMBIGA1UEAwwLVGVzdCBJc3N1ZXIwHhcNMjYxMTI1MTAwODI1WhcNMzYx
			MTIyMTAwODI1WjAWMRQwEgYDVQQDDAtUZXN0IElzc3VlcjCCASIwDQYJKoZIhvcN
			AQEBBQADggEPADCCAQoCggEBAMm0G85947/mNu1/ljMu+O56qZW1chEix3aMgSLk
			orvqtoXwDjxblmDyTf9RlVYHjK3fsK3aR7JclLOW+y8c4abKIDy2usQ4LB/e3lF2
			JIgGZczsxN7nhbuxFN/4WvKRI4EwoKeRwM0ZqS56I0F7dK5T13sD/VQU2yYOmfWL
			bpjg7toKLbybrsu/xmj9Zs4G9KgqdGYSqWQHTg9mYlWPDFmUQrvbwz+j2jjL2xMw
			GwxQdu+JG0BcllJgK0BtEc7Sr4omblSflq30v2KtGSxnSzkAbdnmqYCvnvRr/ARv
			+CNdNYmUL5WwL9Q4LndFsWW/vuelTjLbctKleEKk0fmO0SUCAwEAAaNTMFEwHQYD
			VR0OBBYEFN7PTHgyj8gKdjeaCLfqkOWVInzpMB8GA1UdIwQYMBaAFN7PTHgyj8gK
			djeaCLfqkOWVInzpMA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQELBQADggEB
			ALs/rytXDCOoJzk0eOxu1loi7GfmhZSx6G7pvEXMgi1495UaCj9DJ0WtvZqb4xGS
			Ev7HTEWudlywf24Khs69FzbvAx4gZ4UDAHGqZQTQNyJDlhZQUIhuOzF04QMb5Dw1
			zly1C5nnI1BErZdOBHIfYugfwIErdNNBNZup2c4KGQrI13hQX8jsiCpcarkdufnD
			fmaNms7uikjk4nfaVyHCgP0YUY2SFxQqOIH77YTHJVvqjr6gVfcnHQUeYPkaKXg+
			nZQim1ots7MAkVprXQNwth5as8kRvm6uHo9LPEp52HZuj58vQwWQnfV1OS9EfxaY
			15FKLCa2jGcWNGsfw1RXnN0=
			-----END CERTIFICATE-----
			""";

	private final Answer answer = new Answer(new EntityParser());

	@Test
	void aCertificateForSomebodyElseDoesNotFit() throws Exception {
		tell("www.example.com", Certificates.of("x", "CN=CA", "*.example.com"));
		assertThat(answer.found(SERVICE).attributes()).containsEntry("name_mismatch", "false");

		Answer other = new Answer(new EntityParser());
		new CertificateFacts(other, NOW).presentedBy(SERVICE, "a.b.example.com", List.of(Certificates.of("x", "CN=CA", "*.example.com")));
		assertThat(other.found(SERVICE).tags()).contains("name_mismatch");
	}

	@Test
	void addressesAreNobodyInParticular() throws Exception {
		tell("192.0.2.1", Certificates.of("x", "CN=CA", "www.example.com"));

		assertThat(answer.found(SERVICE).attributes()).doesNotContainKey("name_mismatch");
	}

	@Test
	void shortKeysAndBrokenDigestsAreWeak() throws Exception {
		tell("weak.example.com", certificate(WEAK));

		Fact fact = presented();
		assertThat(fact.attributes()).containsEntry("key_type", "RSA").containsEntry("key_bits", "1024").containsEntry("weak_key", "true")
				.containsEntry("signature_algorithm", "SHA1withRSA").containsEntry("weak_signature", "true");
		assertThat(fact.tags()).contains("weak_key", "weak_signature");
	}

	@Test
	void onlyWhoSignedIsTheIssuer() throws Exception {
		X509Certificate stranger = Certificates.of("stranger", "");
		tell("weak.example.com", certificate(WEAK), certificate(ISSUER), stranger);

		assertThat(answer.relations()).filteredOn(relation -> relation.type() == RelationType.ISSUED_BY).singleElement()
				.satisfies(relation -> assertThat(answer.found(relation.target()).attributes()).containsEntry("subject", "CN=Test Issuer"));
		assertThat(answer.facts()).extracting(fact -> fact.entity().value()).doesNotContain(CertificateText.of(stranger).fingerprint());
	}

	private void tell(String host, X509Certificate... chain) throws Exception {
		new CertificateFacts(answer, NOW).presentedBy(SERVICE, host, List.of(chain));
	}

	private Fact presented() {
		return answer.facts().stream().filter(fact -> fact.entity().type() == EntityType.TLS_CERTIFICATE).findFirst().orElseThrow();
	}

	private static X509Certificate certificate(String pem) throws Exception {
		return (X509Certificate) CertificateFactory.getInstance("X.509")
				.generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
	}
}
