package io.mirage.platform.evidence;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import com.sun.net.httpserver.HttpServer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A real time stamp authority on loopback, with a key and a certificate of its own. */
public final class TimeStampServer implements AutoCloseable {

	public static final Instant TIME = Instant.parse("2026-11-24T12:00:00Z");

	private final HttpServer http;
	private final TimeStampResponseGenerator answers;

	public TimeStampServer() throws Exception {
		KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
		keys.initialize(256);
		KeyPair pair = keys.generateKeyPair();
		var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
		X500Name name = new X500Name("CN=Kite Time");
		X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(name, BigInteger.ONE, Date.from(TIME.minusSeconds(1000)),
				Date.from(TIME.plus(Duration.ofDays(3650))), name, pair.getPublic())
				.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping)).build(signer);
		var digests = new JcaDigestCalculatorProviderBuilder().build();
		TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA",
				pair.getPrivate(), new JcaX509CertificateConverter().getCertificate(certificate)),
				digests.get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)), new ASN1ObjectIdentifier("1.2.3.4"));
		tokens.addCertificates(new JcaCertStore(List.of(certificate)));
		answers = new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED);
		http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		http.createContext("/", exchange -> {
			byte[] answer = answer(exchange.getRequestBody().readAllBytes());
			exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		});
		http.start();
	}

	public URI uri() {
		return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
	}

	private byte[] answer(byte[] request) throws IOException {
		try {
			return answers.generate(new TimeStampRequest(request), BigInteger.TWO, Date.from(TIME)).getEncoded();
		} catch (TSPException e) {
			throw new IOException(e);
		}
	}

	@Override
	public void close() {
		http.stop(0);
	}
}
