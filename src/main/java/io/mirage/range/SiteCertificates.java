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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
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

	private final Map<String, Company.CertificatePlan> plans = new HashMap<>();

	private final Map<Integer, Function<String, Optional<String>>> hostOfPort = new ConcurrentHashMap<>();

	/** By subject. Thousands would take seconds to issue, and many of them nobody ever asks for. */
	private final Map<String, CertificateAuthority.Issued> issued = new ConcurrentHashMap<>();

	SiteCertificates(CertificateAuthority authority) {
		this.authority = authority;
	}

	/** @param hosts those with a site over TLS; the ones that share a certificate get the same */
	void add(Company company, Iterable<String> hosts) {
		hosts.forEach(host -> plans.put(host, company.certificate(host)));
	}

	void add(Company.CertificatePlan plan) {
		plan.hosts().forEach(host -> plans.put(host, plan));
	}

	/** @param host whose certificate a client sees that names none of ours */
	void useByDefault(int port, String host) {
		chooseBy(port, _ -> Optional.of(host));
	}

	/**
	 * @param choice from the name that a client asks for, empty if it asks for none, to the host whose certificate it
	 * sees; not asked about hosts that have a certificate
	 */
	void chooseBy(int port, Function<String, Optional<String>> choice) {
		hostOfPort.put(port, choice);
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
		String name = session.getRequestedServerNames().stream().map(SiteCertificates::hostName).findFirst().orElse("");
		return plans.containsKey(name) ? name
				: hostOfPort.getOrDefault(socket.getLocalPort(), _ -> Optional.empty()).apply(name).orElse(null);
	}

	private static String hostName(SNIServerName name) {
		return name instanceof SNIHostName host ? host.getAsciiName().toLowerCase(Locale.ROOT) : "";
	}

	@Override
	public X509Certificate[] getCertificateChain(String host) {
		CertificateAuthority.Issued issued = issued(host);
		if (issued.plan().condition() == Company.Condition.GARBAGE) {
			return new X509Certificate[] {new GarbageCertificate(issued.certificate())};
		}
		return issued.plan().condition() == Company.Condition.SELF_SIGNED
				? new X509Certificate[] {issued.certificate()}
				: new X509Certificate[] {issued.certificate(), authority.certificate()};
	}

	@Override
	public PrivateKey getPrivateKey(String host) {
		return issued(host).keys().getPrivate();
	}

	private CertificateAuthority.Issued issued(String host) {
		Company.CertificatePlan plan = Objects.requireNonNull(plans.get(host), host);
		return issued.computeIfAbsent(plan.subject(), _ -> authority.issue(plan));
	}

	@Override
	public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
		return plans.keySet().toArray(String[]::new);
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
