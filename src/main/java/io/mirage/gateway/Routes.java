package io.mirage.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.util.UriUtils;

import io.mirage.platform.modules.MirageModule;

/** Which module answers for which paths. */
final class Routes {

	static final String API = "/api/v1/";

	private static final Map<MirageModule, List<String>> PREFIXES = Map.ofEntries(
			Map.entry(MirageModule.AUTH, List.of("auth")),
			Map.entry(MirageModule.USERS, List.of("users", "organisations", "projects", "teams")),
			Map.entry(MirageModule.SCANS, List.of("scans")),
			Map.entry(MirageModule.REGISTRY, List.of("collectors")),
			Map.entry(MirageModule.COLLECTION, List.of("collection")),
			Map.entry(MirageModule.STORAGE, List.of("entities", "relationships", "searches", "differences")),
			Map.entry(MirageModule.CORRELATION, List.of("findings", "rules", "graph")),
			Map.entry(MirageModule.VISUALIZATION, List.of("visualizations")),
			Map.entry(MirageModule.REPORTING, List.of("reports", "report-templates", "report-schedules", "shared-reports")),
			Map.entry(MirageModule.NOTIFICATION, List.of("notifications", "notification-channels", "notification-rules", "notification-deliveries",
					"notification-preferences")),
			Map.entry(MirageModule.INTEGRATION, List.of("exports", "change-consumers", "mcp")),
			Map.entry(MirageModule.CONFIGURATION, List.of("configuration")),
			Map.entry(MirageModule.DISCOVERY, List.of("services", "system")),
			Map.entry(MirageModule.GATEWAY, List.of("live", "health")));

	private static final Map<String, MirageModule> BY_PREFIX = PREFIXES.entrySet().stream()
			.flatMap(entry -> entry.getValue().stream().map(prefix -> Map.entry(prefix, entry.getKey())))
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

	private Routes() {}

	/**
	 * The path as it will be routed: decoded once. A letter written as its code (%73 for s) reaches the same controller,
	 * so it must meet the same limits and the same record.
	 */
	static String pathOf(HttpServletRequest request) {
		String raw = request.getRequestURI();
		try {
			return raw.indexOf('%') < 0 ? raw : UriUtils.decode(raw, StandardCharsets.UTF_8);
		} catch (IllegalArgumentException unreadable) {
			return raw;
		}
	}

	static boolean isApi(String path) {
		return path.startsWith(API);
	}

	/** Empty for paths of the platform and for those nobody owns. */
	static Optional<MirageModule> moduleOf(String path) {
		if (!isApi(path)) {
			return Optional.empty();
		}
		int end = path.indexOf('/', API.length());
		return Optional.ofNullable(BY_PREFIX.get(end < 0 ? path.substring(API.length()) : path.substring(API.length(), end)));
	}

	/** Path patterns of a module, for example {@code /api/v1/scans/**}. */
	static List<String> patterns(MirageModule module) {
		return PREFIXES.getOrDefault(module, List.of()).stream().map(prefix -> API + prefix + "/**").toList();
	}
}
