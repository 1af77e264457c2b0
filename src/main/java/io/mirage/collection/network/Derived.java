package io.mirage.collection.network;

import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Something costly that is made from settings, once for all threads, and made anew when they change. */
final class Derived<K, V> {

	private final Function<K, V> make;
	private final Consumer<V> retire;
	private volatile @Nullable Made<K, V> made;

	private record Made<K, V>(K from, V value) {}

	/** @param retire what becomes of the old one; somebody may still be using it */
	Derived(Function<K, V> make, Consumer<V> retire) {
		this.make = make;
		this.retire = retire;
	}

	V from(K settings) {
		Made<K, V> now = made;
		return now != null && now.from().equals(settings) ? now.value() : renewed(settings);
	}

	private synchronized V renewed(K settings) {
		Made<K, V> now = made;
		if (now != null && now.from().equals(settings)) {
			return now.value();
		}
		V value = make.apply(settings);
		made = new Made<>(settings, value);
		if (now != null) {
			retire.accept(now.value());
		}
		return value;
	}

	/** For the end of the process. */
	synchronized void ifMade(Consumer<V> action) {
		Made<K, V> now = made;
		if (now != null) {
			action.accept(now.value());
		}
	}
}
