package io.mirage.platform;

import java.net.URI;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings every process has.
 *
 * @param data folder of the installation: database, secrets, logs; default {@code ~/.mirage}
 * @param broker how events reach other processes: {@code none} or {@code rabbitmq}
 * @param instanceId name of this process among the replicas of its unit; default is host name and port
 * @param uri where other processes reach this one's API; default is the local address and port
 */
@Validated
@ConfigurationProperties("mirage")
public record PlatformProperties(Path data, @DefaultValue("none") Broker broker,
		@Nullable String instanceId, @Nullable URI uri) {

	/** The ways between processes. */
	public enum Broker {
		NONE, RABBITMQ
	}
}
