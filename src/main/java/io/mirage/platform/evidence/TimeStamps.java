package io.mirage.platform.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;

import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/** Time stamps of RFC 3161: asks a server for them, and checks them. */
public final class TimeStamps implements EvidenceWriter.TimeStamping {

	/** @param by who says so: the subject of the certificate that signed it */
	public record Stamp(Instant at, String by) {}

	private static final Duration PATIENCE = Duration.ofSeconds(20);
	private static final int LARGEST = 256 * 1024;

	private final URI server;
	private final SecureRandom random = new SecureRandom();

	public TimeStamps(URI server) {
		this.server = server;
	}

	@Override
	public byte[] stamp(byte[] bytes) throws IOException {
		TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
		generator.setCertReq(true);
		TimeStampRequest request = generator.generate(TSPAlgorithms.SHA256, Hashes.sha256().digest(bytes), new BigInteger(64, random));
		try {
			TimeStampResponse response = new TimeStampResponse(ask(request.getEncoded()));
			response.validate(request);
			TimeStampToken token = response.getTimeStampToken();
			if (token == null) {
				throw new IOException("The time stamp server " + server + " refused: " + response.getStatusString());
			}
			return token.getEncoded();
		} catch (TSPException e) {
			throw new IOException("The time stamp server " + server + " answers something else: " + e.getMessage(), e);
		}
	}

	private byte[] ask(byte[] request) throws IOException {
		try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
			HttpResponse<InputStream> answer = http.send(HttpRequest.newBuilder(server).timeout(PATIENCE)
					.header("Content-Type", "application/timestamp-query").POST(BodyPublishers.ofByteArray(request)).build(),
					BodyHandlers.ofInputStream());
			try (InputStream body = answer.body()) {
				if (answer.statusCode() != 200) {
					throw new IOException("The time stamp server " + server + " answers " + answer.statusCode());
				}
				return body.readNBytes(LARGEST);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while waiting for the time stamp server " + server, e);
		}
	}

	/** Whether the server's key is to be trusted is for the reader to judge, by its name.
	 *  @throws IOException saying why it is no stamp of these bytes */
	static Stamp check(byte[] token, byte[] bytes) throws IOException {
		try {
			TimeStampToken stamp = new TimeStampToken(new CMSSignedData(token));
			if (!Arrays.equals(stamp.getTimeStampInfo().getMessageImprintDigest(), Hashes.sha256().digest(bytes))) {
				throw new IOException("the time stamp is one of something else");
			}
			Collection<X509CertificateHolder> signers = signers(stamp);
			if (signers.isEmpty()) {
				throw new IOException("the time stamp does not say who signed it");
			}
			X509CertificateHolder signer = signers.iterator().next();
			stamp.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
			return new Stamp(stamp.getTimeStampInfo().getGenTime().toInstant(), signer.getSubject().toString());
		} catch (TSPException | CMSException | OperatorCreationException | CertificateException e) {
			throw new IOException("the time stamp is not valid: " + e.getMessage(), e);
		}
	}

	/** The library knows the type of its selector and does not say so. */
	@SuppressWarnings("unchecked")
	private static Collection<X509CertificateHolder> signers(TimeStampToken stamp) {
		return stamp.getCertificates().getMatches(stamp.getSID());
	}
}
