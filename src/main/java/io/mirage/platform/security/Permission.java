package io.mirage.platform.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What somebody may be allowed to do, in words that API, tokens and keys share. A route names one of them with
 * {@link Needs}. Ids are API: never rename one.
 */
public enum Permission {
	/** The caller's own account: who am I, my sessions and keys. */
	ACCOUNT_READ("account:read", Reach.OWN),
	/** Passwords, second factors, sessions and keys of the caller; never given to a key, which could make itself stronger. */
	ACCOUNT_WRITE("account:write", Reach.OWN),
	USER_READ("user:read"),
	USER_WRITE("user:write"),
	USER_DELETE("user:delete"),
	/** Make tenants. */
	ORGANISATION_WRITE("organisation:write", Reach.INSTALLATION),
	PROJECT_READ("project:read"),
	PROJECT_WRITE("project:write"),
	PROJECT_DELETE("project:delete"),
	SCAN_READ("scan:read"),
	SCAN_WRITE("scan:write"),
	SCAN_DELETE("scan:delete"),
	/** Entities, observations, relationships, raw answers and the graph. */
	DATA_READ("data:read"),
	DATA_WRITE("data:write"),
	DATA_DELETE("data:delete"),
	FINDING_READ("finding:read"),
	FINDING_WRITE("finding:write"),
	REPORT_READ("report:read"),
	REPORT_WRITE("report:write"),
	REPORT_DELETE("report:delete"),
	INTEGRATION_READ("integration:read"),
	INTEGRATION_WRITE("integration:write"),
	/** Includes marking one's own messages as read. */
	NOTIFICATION_READ("notification:read"),
	NOTIFICATION_WRITE("notification:write"),
	/** The catalogue of collectors. */
	MODULE_READ("module:read"),
	MODULE_WRITE("module:write", Reach.INSTALLATION),
	CONFIG_READ("config:read"),
	CONFIG_WRITE("config:write", Reach.INSTALLATION),
	/** Which processes run. */
	PLATFORM_READ("platform:read"),
	/** Look into processes and repair them: metrics, events that failed. */
	PLATFORM_WRITE("platform:write", Reach.INSTALLATION),
	AUDIT_READ("audit:read");

	private enum Reach {
		OWN, ORGANISATION, INSTALLATION
	}

	private final String id;
	private final Reach reach;

	Permission(String id) {
		this(id, Reach.ORGANISATION);
	}

	Permission(String id, Reach reach) {
		this.id = id;
		this.reach = reach;
	}

	/** Resource and verb, for example {@code scan:read}. */
	@JsonValue
	public String id() {
		return id;
	}

	/** Whether it touches what all tenants share; then it counts in the organisation that runs the installation alone. */
	public boolean isInstallationWide() {
		return reach == Reach.INSTALLATION;
	}

	/** Whether a program may hold it without a person signing in. */
	public boolean isForKeys() {
		return this != ACCOUNT_WRITE;
	}

	public static Optional<Permission> find(String id) {
		return Arrays.stream(values()).filter(permission -> permission.id.equals(id)).findFirst();
	}

	/** Those of the ids that are known here; a newer process may know more. */
	public static Set<Permission> known(Collection<String> ids) {
		return ids.stream().flatMap(id -> find(id).stream()).collect(Collectors.toUnmodifiableSet());
	}

	/** As tokens and events carry them, sorted. */
	public static List<String> ids(Collection<Permission> permissions) {
		return permissions.stream().map(Permission::id).sorted().toList();
	}
}
