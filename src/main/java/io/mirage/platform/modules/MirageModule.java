package io.mirage.platform.modules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The fourteen modules, with the port each one's own process listens on. */
public enum MirageModule {
	GATEWAY(8000), AUTH(8001), USERS(8002), SCANS(8003), REGISTRY(8004), COLLECTION(8005), STORAGE(8006),
	CORRELATION(8007), VISUALIZATION(8008), REPORTING(8009), NOTIFICATION(8010), INTEGRATION(8011),
	CONFIGURATION(8012), DISCOVERY(8013);

	private final int port;

	MirageModule(int port) {
		this.port = port;
	}

	/** Package, schema, profile and service name of the module. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	public int port() {
		return port;
	}

	public static Optional<MirageModule> find(String id) {
		return Arrays.stream(values()).filter(module -> module.id().equals(id)).findFirst();
	}
}
