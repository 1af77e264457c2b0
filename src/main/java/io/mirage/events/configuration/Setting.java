package io.mirage.events.configuration;

import org.jspecify.annotations.Nullable;

/**
 * A setting as it is now. Never a secret in clear.
 *
 * @param namespace the module it is for, for example {@code collection}
 * @param value as JSON text; {@code null} for a secret
 * @param version counts the changes of this setting from 1
 * @param sealed the value of a secret, as JSON text that only the module of the namespace opens
 *            ({@code io.mirage.platform.secrets.Vault}); absent for everything else and for a secret that is not set
 */
public record Setting(String namespace, String key, String value, long version, @Nullable String sealed) {

	public Setting(String namespace, String key, String value, long version) {
		this(namespace, key, value, version, null);
	}
}
