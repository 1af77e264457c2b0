package io.mirage.collection.network;

import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How collectors reach the outside, until the settings of the namespace {@code collection} say otherwise.
 *
 * @param resolvers name servers as {@code host:port}, asked in this order; empty for those of the system
 * @param connectTo where connections really go, as {@code host:port=address:port}; the first match wins, and what leads
 *            to a private address this way may be reached
 * @param restrictToConnectTo whether everything that {@code connectTo} does not name is unreachable; the system's name
 *            servers are not asked then either
 * @param trustedCertificates PEM of authorities that third parties' certificates may be issued by, besides the usual
 * @param userAgent how collectors introduce themselves to web servers
 * @param proxy through which everything but questions to name servers goes, as {@code socks5://address:port} or
 *            {@code http://address:port}; empty for none. Ports are not scanned through it
 * @param directDns whether name servers are asked directly although there is a proxy, which cannot ask them for us;
 *            otherwise every question to them is refused then
 * @param timeout the most that one call may take as a whole; the call fails as unreachable at the limit
 * @param connectTimeout the most that opening one connection may take
 * @param dnsTimeout the most that one name server may take to answer; the next one is asked at the limit
 * @param dnsInFlight how many questions wait for name servers at a time
 * @param dns how name servers are asked in detail
 * @param maxBytes how much of an answer is read; what is longer is cut and marked so
 * @param cacheTtl how long answers of third parties, and of the target within one scan, are given again without asking;
 *            0 turns it off
 * @param negativeCacheTtl how long a third party's "there is no such thing" is given again without asking; 0 turns it off
 * @param sourcePolicies what sources can bear, as the setting {@code source-policies} has it
 * @param hostCallsPerSecond how many calls to one host may begin within a second; 0 for no limit
 * @param callsPerHost how many calls one host of the target has to bear at a time
 */
@Validated
@ConfigurationProperties("mirage.collection.network")
record NetworkProperties(@DefaultValue List<String> resolvers, @DefaultValue List<String> connectTo,
		@DefaultValue("false") boolean restrictToConnectTo, @DefaultValue("") String trustedCertificates,
		@DefaultValue("Mirage (open source intelligence)") String userAgent,
		@DefaultValue("") String proxy, @DefaultValue("false") boolean directDns, @DefaultValue("30s") Duration timeout,
		@DefaultValue("5s") Duration connectTimeout, @DefaultValue("2s") Duration dnsTimeout,
		@DefaultValue("128") @Min(1) @Max(4096) int dnsInFlight, @DefaultValue @Valid DnsOptions dns, @DefaultValue("4MB") DataSize maxBytes,
		@DefaultValue("10m") Duration cacheTtl, @DefaultValue("10m") Duration negativeCacheTtl, @DefaultValue("{}") String sourcePolicies,
		@DefaultValue("0") @Min(0) @Max(10_000) int hostCallsPerSecond, @DefaultValue("4") @Min(1) @Max(100) int callsPerHost) {}
