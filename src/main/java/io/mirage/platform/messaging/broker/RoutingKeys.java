package io.mirage.platform.messaging.broker;

import io.mirage.events.MirageEvent;

/** The name of an event on the broker: {@code <module>.<Event>}, for example {@code scans.ScanStarted}. */
final class RoutingKeys {

	private static final String PACKAGE = "io.mirage.events.";

	private RoutingKeys() {}

	static String of(Class<?> event) {
		String module = event.getPackageName().substring(PACKAGE.length());
		return module + "." + event.getSimpleName();
	}

	/** @throws IllegalArgumentException if this build knows no such event */
	static Class<? extends MirageEvent> type(String key) {
		try {
			return Class.forName(PACKAGE + key).asSubclass(MirageEvent.class);
		} catch (ClassNotFoundException unknown) {
			throw new IllegalArgumentException("No event is called '" + key + "' in this version.", unknown);
		}
	}
}
