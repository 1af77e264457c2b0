package io.mirage.support;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;

/** Makes one fixed example of any record of the published language. */
public final class Samples {

	public static final Instant INSTANT = Instant.parse("2026-11-24T10:00:00.123456Z");
	public static final UUID ID = UUID.fromString("01900000-0000-7000-8000-0000000000aa");
	public static final EntityRef ENTITY = EntityRef.of(EntityType.DOMAIN_NAME, "aurora-kites.example");

	private Samples() {}

	public static <T> T of(Class<T> type) {
		return type.cast(sample(type, "value"));
	}

	private static Object sample(Type type, String name) {
		if (type instanceof ParameterizedType generic) {
			return collection(generic, name);
		}
		Class<?> plain = (Class<?>) type;
		if (plain == EntityRef.class) {
			return ENTITY;
		}
		if (plain.isRecord()) {
			return record(plain);
		}
		return plain.isEnum() ? plain.getEnumConstants()[0] : simple(plain, name);
	}

	private static Object collection(ParameterizedType type, String name) {
		Type[] arguments = type.getActualTypeArguments();
		Class<?> raw = (Class<?>) type.getRawType();
		if (raw == Map.class) {
			return Map.of(sample(arguments[0], "key"), sample(arguments[1], "value"));
		}
		return raw == Set.class ? Set.of(sample(arguments[0], name)) : List.of(sample(arguments[0], name));
	}

	private static Object record(Class<?> type) {
		RecordComponent[] components = type.getRecordComponents();
		Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
		Object[] values = Arrays.stream(components).map(part -> sample(part.getGenericType(), part.getName())).toArray();
		try {
			var constructor = type.getDeclaredConstructor(types);
			constructor.setAccessible(true);
			return constructor.newInstance(values);
		} catch (ReflectiveOperationException e) {
			throw new IllegalStateException("No example of " + type + " can be made", e);
		}
	}

	private static Object simple(Class<?> type, String name) {
		if (type == String.class) {
			return name;
		}
		if (type == UUID.class) {
			return ID;
		}
		if (type == Instant.class) {
			return INSTANT;
		}
		if (type == Duration.class) {
			return Duration.ofMillis(1500);
		}
		if (type == URI.class) {
			return URI.create("http://127.0.0.1:8000");
		}
		if (type == boolean.class) {
			return true;
		}
		if (type == int.class || type == Integer.class) {
			return 42;
		}
		if (type == long.class || type == Long.class) {
			return 42L;
		}
		throw new IllegalArgumentException("No example is known for " + type);
	}
}
