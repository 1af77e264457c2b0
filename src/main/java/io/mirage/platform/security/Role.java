package io.mirage.platform.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import static io.mirage.platform.security.Permission.*;

/** The roles every installation has, each with all that the one after it may do. */
public enum Role {
	ADMIN(EnumSet.allOf(Permission.class)),
	ANALYST(EnumSet.of(ACCOUNT_READ, ACCOUNT_WRITE, PROJECT_READ, PROJECT_WRITE, SCAN_READ, SCAN_WRITE, SCAN_DELETE, DATA_READ,
			DATA_WRITE, DATA_DELETE, FINDING_READ, FINDING_WRITE, REPORT_READ, REPORT_WRITE, REPORT_DELETE, INTEGRATION_READ,
			INTEGRATION_WRITE, NOTIFICATION_READ, NOTIFICATION_WRITE, MODULE_READ, MODULE_WRITE, CONFIG_READ, PLATFORM_READ)),
	USER(EnumSet.of(ACCOUNT_READ, ACCOUNT_WRITE, PROJECT_READ, SCAN_READ, SCAN_WRITE, SCAN_DELETE, DATA_READ, DATA_WRITE,
			FINDING_READ, FINDING_WRITE, REPORT_READ, REPORT_WRITE, REPORT_DELETE, INTEGRATION_READ, INTEGRATION_WRITE,
			NOTIFICATION_READ, NOTIFICATION_WRITE, MODULE_READ, CONFIG_READ, PLATFORM_READ)),
	READ_ONLY(EnumSet.of(ACCOUNT_READ, ACCOUNT_WRITE, PROJECT_READ, SCAN_READ, DATA_READ, FINDING_READ, REPORT_READ,
			INTEGRATION_READ, NOTIFICATION_READ, MODULE_READ, CONFIG_READ, PLATFORM_READ));

	private final Set<Permission> permissions;

	Role(Set<Permission> permissions) {
		this.permissions = Set.copyOf(permissions);
	}

	/** As accounts and tokens name it: admin, analyst, user or read_only. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	public Set<Permission> permissions() {
		return permissions;
	}

	public static Optional<Role> find(String id) {
		return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
	}

	public static List<String> ids() {
		return Arrays.stream(values()).map(Role::id).toList();
	}

	/** All that any of the roles allows; a role nobody knows allows nothing. */
	public static Set<Permission> permissionsOf(Collection<String> roles) {
		return roles.stream().flatMap(id -> find(id).stream()).flatMap(role -> role.permissions.stream())
				.collect(Collectors.toUnmodifiableSet());
	}
}
