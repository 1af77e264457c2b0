package io.mirage.range;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/**
 * How a client gets from the range's documentation addresses to its servers on loopback.
 *
 * @param resolvers name servers as {@code 127.0.0.1:port}, for UDP and TCP
 * @param connectTo where connections really go, as {@code from-host:from-port=127.0.0.1:port}; the host is a name, an
 * address, a CIDR block or {@code *}, the port a number or {@code *}, IPv6 stands in brackets, the first match wins
 * @param restrictToConnectTo whether everything that {@code connectTo} does not name is unreachable
 * @param trustedCertificates PEM of the authority behind the range's certificates
 */
public record NetworkSettings(List<String> resolvers, List<String> connectTo, boolean restrictToConnectTo,
		String trustedCertificates) {

	public NetworkSettings {
		resolvers = List.copyOf(resolvers);
		connectTo = List.copyOf(connectTo);
	}

	/** What a Mirage has to start with so that the range is its internet, as its configuration names it. */
	public Map<String, Object> startValues() {
		Map<String, Object> network = Map.of("resolvers", resolvers, "connect-to", connectTo, "restrict-to-connect-to", restrictToConnectTo,
				"trusted-certificates", trustedCertificates, "source-policies", sourcePolicies());
		return Map.of("mirage", Map.of("collection", Map.of("network", network)));
	}

	/** Nobody is bothered here, so no source has to be asked slowly; JSON. */
	public String sourcePolicies() {
		return """
				{"*": {"interval": "0s"}}""";
	}

	/** The start values as JSON, for {@code SPRING_APPLICATION_JSON}. */
	public String startValuesAsJson() {
		return JsonMapper.shared().writeValueAsString(startValues());
	}
}
