package io.mirage.collection.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: the platform's authorities and the operator's own, or everybody's. */
final class Trust {

	private Trust() {}

	/** @throws IllegalArgumentException if {@code pem} holds anything but certificates */
	static List<X509Certificate> certificates(String pem) {
		if (pem.isBlank()) {
			return List.of();
		}
		try {
			return CertificateFactory.getInstance("X.509")
					.generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))).stream()
					.map(X509Certificate.class::cast).toList();
		} catch (CertificateException unreadable) {
			throw new IllegalArgumentException("The trusted certificates are not in PEM: " + unreadable.getMessage(), unreadable);
		}
	}

	static SSLContext verifying(List<X509Certificate> additional) {
		try {
			KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
			store.load(null, null);
			int count = 0;
			for (X509Certificate certificate : usual()) {
				store.setCertificateEntry("usual-" + count++, certificate);
			}
			for (X509Certificate certificate : additional) {
				store.setCertificateEntry("additional-" + count++, certificate);
			}
			return context(managers(store));
		} catch (GeneralSecurityException | IOException broken) {
			throw new IllegalStateException("Cannot set up the verification of certificates", broken);
		}
	}

	/** For looking at certificates, not for relying on them. */
	static SSLContext indifferent() {
		try {
			return context(new Indifferent());
		} catch (GeneralSecurityException impossible) {
			throw new IllegalStateException("Every Java platform has TLS", impossible);
		}
	}

	private static List<X509Certificate> usual() throws GeneralSecurityException {
		return Arrays.stream(managers(null)).filter(X509TrustManager.class::isInstance).map(X509TrustManager.class::cast)
				.flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers())).toList();
	}

	private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init(store);
		return factory.getTrustManagers();
	}

	private static SSLContext context(TrustManager... managers) throws GeneralSecurityException {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, managers, null);
		return context;
	}

	/** Extends the class because the platform adds its own checks around anything that only implements the interface. */
	private static final class Indifferent extends X509ExtendedTrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type) {}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type) {}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}
	}
}
