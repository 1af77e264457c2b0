package io.mirage.auth.federation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Reads a person out of claims; whatever is not what it should be counts as absent. */
final class Claims {

	private static final Pattern METHOD = Pattern.compile("[a-z0-9]{1,20}");
	private static final int MOST_METHODS = 10;

	private Claims() {}

	static ExternalPerson person(Map<String, Object> claims, SignInProperties.Provider settings, Instant now) {
		String email = text(claims.get("email"));
		String username = text(find(claims, settings.usernameClaim()));
		String suggested = username != null ? username : email != null ? email : settings.id();
		String name = text(claims.get("name"));
		return new ExternalPerson(settings.id(), String.valueOf(claims.get("sub")), suggested,
				name == null ? suggested : name, email, isTrue(claims.get("email_verified")),
				Set.copyOf(texts(find(claims, settings.groupsClaim()))), methods(claims.get("amr")), provedAt(claims, now));
	}

	/** By name, and otherwise by the way to it: {@code realm_access.roles}. */
	private static @Nullable Object find(Map<?, ?> claims, String path) {
		Object direct = claims.get(path);
		int dot = path.indexOf('.');
		if (direct != null || dot < 0) {
			return direct;
		}
		return claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner ? find(inner, path.substring(dot + 1)) : null;
	}

	private static @Nullable String text(@Nullable Object value) {
		return value instanceof String text && !text.isBlank() ? text.strip() : null;
	}

	private static List<String> texts(@Nullable Object value) {
		Collection<?> all = value instanceof Collection<?> several ? several : value == null ? List.of() : List.of(value);
		return all.stream().flatMap(one -> Stream.ofNullable(text(one))).distinct().toList();
	}

	/** Some providers write it as text. */
	private static boolean isTrue(@Nullable Object value) {
		return Boolean.TRUE.equals(value) || "true".equals(value);
	}

	private static List<String> methods(@Nullable Object amr) {
		return texts(amr).stream().filter(METHOD.asMatchPredicate()).limit(MOST_METHODS).toList();
	}

	/** Who does not say when it was proved is taken to mean just now. */
	private static Instant provedAt(Map<String, Object> claims, Instant now) {
		Instant said = claims.get("auth_time") instanceof Instant time ? time
				: claims.get("auth_time") instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : now;
		return said.isAfter(now) ? now : said;
	}
}
