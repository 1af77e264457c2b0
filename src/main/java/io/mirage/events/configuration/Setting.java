package io.mirage.events.configuration;

/**
 * A setting as it is now. Never a secret.
 *
 * @param namespace the module it is for, for example {@code collection}
 * @param value as JSON text
 * @param version counts the changes of this setting from 1
 */
public record Setting(String namespace, String key, String value, long version) {}
