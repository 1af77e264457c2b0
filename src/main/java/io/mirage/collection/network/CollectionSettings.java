package io.mirage.collection.network;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.configuration.Setting;
import io.mirage.platform.entities.Destination;

/**
 * The settings of the namespace {@code collection} as they are now, over the start values of the installation. A change
 * counts from the next call on. Safe for any number of threads.
 */
@Component
class CollectionSettings implements SourceSettings {

	static final String NAMESPACE = "collection";
	private static final Logger LOG = LoggerFactory.getLogger(CollectionSettings.class);

	private final NetworkProperties start;
	private final JsonMapper json;
	private final Map<String, Setting> settings = new ConcurrentHashMap<>();
	private volatile Reading network;

	/** @param problem why the settings cannot be used; then nothing goes out, rather than the wrong way */
	private record Reading(NetworkOptions options, SourcePolicy.Book policies, @Nullable String problem) {}

	/** @throws IllegalArgumentException naming the first start value that cannot be used */
	CollectionSettings(NetworkProperties start, JsonMapper json) {
		this.start = start;
		this.json = json;
		this.network = new Reading(NetworkOptions.of(start), startPolicies(), null);
	}

	/** Takes over what is newer than what is known, in any order. */
	synchronized void learn(Collection<Setting> news) {
		long changes = news.stream().filter(setting -> setting.namespace().equals(NAMESPACE)).filter(this::isNews)
				.peek(setting -> settings.put(setting.key(), setting)).count();
		if (changes > 0) {
			network = read();
		}
	}

	private boolean isNews(Setting setting) {
		@Nullable Setting known = settings.get(setting.key());
		return known == null || known.version() < setting.version();
	}

	/** @throws Unreachable if a setting makes no sense */
	NetworkOptions network() throws Unreachable {
		Reading now = network;
		if (now.problem() != null) {
			throw new Unreachable("The network settings cannot be used: " + now.problem());
		}
		return now.options();
	}

	/** What was set for a collector's source, for example its {@code base-url}. */
	@Override
	public Optional<String> ofSource(String collector, String key) {
		return value("source-secret." + collector + "." + key, JsonNode::asString)
				.or(() -> value("source." + collector + "." + key, JsonNode::asString)).filter(text -> !text.isBlank());
	}

	@Override
	public boolean mayConnectTo(Optional<URI> destination) {
		ConnectionMap map = network.options().connectTo();
		return !map.exclusive() || destination.flatMap(Destination::of)
				.filter(to -> map.find(to, to.literal().orElse(null)).isPresent()).isPresent();
	}

	/** What a collector's source can bear. */
	SourcePolicy policyOf(String collector) {
		return network.policies().of(collector);
	}

	private SourcePolicy.Book policies() {
		return value("source-policies", SourcePolicy.Book::of).orElseGet(this::startPolicies);
	}

	private SourcePolicy.Book startPolicies() {
		return SourcePolicy.Book.of(json.readTree(start.sourcePolicies()));
	}

	private Reading read() {
		try {
			return new Reading(NetworkOptions.of(properties()), policies(), null);
		} catch (IllegalArgumentException | JacksonException wrong) {
			LOG.warn("Collectors can reach nothing until the network settings are corrected: {}", wrong.getMessage());
			return new Reading(network.options(), network.policies(), wrong.getMessage());
		}
	}

	private NetworkProperties properties() {
		return new NetworkProperties(texts("resolvers", start.resolvers()), texts("connect-to", start.connectTo()),
				network("restrict-to-connect-to", start.restrictToConnectTo(), JsonNode::asBoolean),
				network("trusted-certificates", start.trustedCertificates(), JsonNode::asString),
				network("user-agent", start.userAgent(), JsonNode::asString),
				network("proxy", start.proxy(), JsonNode::asString), network("direct-dns", start.directDns(), JsonNode::asBoolean),
				duration("timeout", start.timeout()),
				duration("connect-timeout", start.connectTimeout()), duration("dns-timeout", start.dnsTimeout()),
				network("dns-in-flight", start.dnsInFlight(), JsonNode::asInt),
				new DnsOptions(network("dns.attempts", start.dns().attempts(), JsonNode::asInt), network("dns.rate", start.dns().rate(), JsonNode::asInt),
						network("dns.mixed-case", start.dns().mixedCase(), JsonNode::asBoolean), network("dns.votes", start.dns().votes(), JsonNode::asInt)),
				network("max-bytes", start.maxBytes(), value -> DataSize.ofBytes(value.asLong())),
				duration("cache-ttl", start.cacheTtl()), duration("negative-cache-ttl", start.negativeCacheTtl()), start.sourcePolicies(),
				network("host-calls-per-second", start.hostCallsPerSecond(), JsonNode::asInt), network("calls-per-host", start.callsPerHost(), JsonNode::asInt));
	}

	private List<String> texts(String key, List<String> fallback) {
		return network(key, fallback, CollectionSettings::texts);
	}

	private static List<String> texts(JsonNode list) {
		return list.valueStream().map(JsonNode::asString).toList();
	}

	private Duration duration(String key, Duration fallback) {
		return network(key, fallback, value -> DurationStyle.detectAndParse(value.asString()));
	}

	private <T> T network(String key, T fallback, Function<JsonNode, T> reading) {
		return value("network." + key, reading).orElse(fallback);
	}

	private <T> Optional<T> value(String key, Function<JsonNode, T> reading) {
		return Optional.ofNullable(settings.get(key)).map(setting -> json.readTree(setting.value()))
				.filter(value -> !value.isNull()).map(reading);
	}
}
