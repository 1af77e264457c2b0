package io.mirage.range;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;

import org.jspecify.annotations.Nullable;

/** Chooses the certificate by the name the client asks for (SNI), and by the port for one that asks for none. */
final class SiteCertificates extends X509ExtendedKeyManager {

	private final CertificateAuthority authority;

	private final Map<String, CertificateAuthority.Issued> bySubject = new HashMap<>();

	private final Map<String, CertificateAuthority.Issued> byHost = new HashMap<>();

	private final Map<Integer, String> hostOfPort = new ConcurrentHashMap<>();

	SiteCertificates(CertificateAuthority authority) {
		this.authority = authority;
	}

	/** @param hosts those with a site over TLS; the ones that share a certificate get the same */
	void issue(Company company, Iterable<String> hosts) {
		for (String host : hosts) {
			Company.CertificatePlan plan = company.certificate(host);
			byHost.put(host, bySubject.computeIfAbsent(plan.subject(), _ -> authority.issue(plan)));
		}
	}

	/** @param host whose certificate a client sees that names none of ours */
	void useByDefault(int port, String host) {
		hostOfPort.put(port, host);
	}

	SSLContext context() {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(new KeyManager[] {this}, null, null);
			return context;
		}
		catch (GeneralSecurityException e) {
			throw new IllegalStateException("No TLS in this JDK", e);
		}
	}

	@Override
	public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
		if (!keyType.equals("EC") || !(socket instanceof SSLSocket secure)
				|| !(secure.getHandshakeSession() instanceof ExtendedSSLSession session)) {
			return null;
		}
		return session.getRequestedServerNames().stream().map(SiteCertificates::hostName).filter(byHost::containsKey)
				.findFirst().orElseGet(() -> hostOfPort.get(socket.getLocalPort()));
	}

	private static String hostName(SNIServerName name) {
		return name instanceof SNIHostName host ? host.getAsciiName().toLowerCase(Locale.ROOT) : "";
	}

	@Override
	public X509Certificate[] getCertificateChain(String host) {
		CertificateAuthority.Issued issued = issued(host);
		return issued.plan().condition() == Company.Condition.SELF_SIGNED
				? new X509Certificate[] {issued.certificate()}
				: new X509Certificate[] {issued.certificate(), authority.certificate()};
	}

	@Override
	public PrivateKey getPrivateKey(String host) {
		return issued(host).keys().getPrivate();
	}

	private CertificateAuthority.Issued issued(String host) {
		return Objects.requireNonNull(byHost.get(host), host);
	}

	@Override
	public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
		return byHost.keySet().toArray(String[]::new);
	}

	@Override
	public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
		return null;
	}

	@Override
	public @Nullable String chooseClientAlias(String[] keyType, Principal @Nullable [] issuers, Socket socket) {
		return null;
	}
}
