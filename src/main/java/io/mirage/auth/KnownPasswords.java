package io.mirage.auth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import io.mirage.platform.CannotStartException;
import io.mirage.platform.secrets.Sha256;

/**
 * Passwords that a guesser tries first: a small list of ours, compared after the usual disguises have been undone, and
 * a large one of the operator's, compared as it is. Nothing is asked of anybody outside.
 */
@Component
class KnownPasswords {

	private static final String OBVIOUS = "passwords/obvious.txt";
	private static final String DISGUISED = "013457@$!";
	private static final String PLAIN = "oleastasi";

	private final Set<String> obvious;
	private final long[] breached;

	KnownPasswords(AuthProperties properties) {
		obvious = readObvious();
		breached = properties.breachedPasswords() == null ? new long[0] : readBreached(properties.breachedPasswords());
	}

	boolean contains(String password) {
		String plain = undisguised(password);
		return obvious.contains(plain) || obvious.contains(period(plain)) || isSequence(plain) || isSequence(password)
				|| Arrays.binarySearch(breached, fingerprint(password)) >= 0;
	}

	/** {@code P@ssw0rd-2026!!} is {@code password}. */
	private static String undisguised(String password) {
		String core = password.toLowerCase(Locale.ROOT).replaceAll("^[^\\p{L}@$]+|[^\\p{L}@$]+$", "");
		StringBuilder plain = new StringBuilder();
		core.chars().forEach(letter -> {
			int place = DISGUISED.indexOf(letter);
			char shown = place < 0 ? (char) letter : PLAIN.charAt(place);
			if (Character.isLetter(shown)) {
				plain.append(shown);
			}
		});
		return plain.toString();
	}

	/** The shortest part that the text is a repetition of; the text itself if it is none. */
	private static String period(String text) {
		int start = (text + text).indexOf(text, 1);
		return start <= 0 ? text : text.substring(0, start);
	}

	/** Whether most characters are the neighbours of those before: 123456789012, abcdefghijkl. */
	private static boolean isSequence(String text) {
		int steps = 0;
		for (int i = 1; i < text.length(); i++) {
			int step = Math.abs(text.charAt(i) - text.charAt(i - 1));
			steps += step <= 1 || step == 9 ? 1 : 0;
		}
		return text.length() > 1 && steps * 4 >= (text.length() - 1) * 3;
	}

	private static Set<String> readObvious() {
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(new ClassPathResource(OBVIOUS).getInputStream(), StandardCharsets.UTF_8))) {
			return lines.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).map(KnownPasswords::undisguised)
					.collect(Collectors.toUnmodifiableSet());
		} catch (IOException e) {
			throw new UncheckedIOException("The list of obvious passwords is missing from the program", e);
		}
	}

	/** Eight bytes of each: a hundred million passwords take 800 MB, and a chance hit is one in a hundred billion. */
	private static long[] readBreached(Path file) {
		try (Stream<String> lines = Files.lines(file)) {
			return lines.filter(line -> !line.isEmpty()).mapToLong(KnownPasswords::fingerprint).sorted().toArray();
		} catch (IOException | UncheckedIOException e) {
			throw new CannotStartException("The list of breached passwords cannot be read: " + file,
					"Set mirage.auth.breached-passwords to a readable UTF-8 file with one password a line, or leave it out.");
		}
	}

	private static long fingerprint(String password) {
		byte[] hash = Base64.getUrlDecoder().decode(Sha256.base64Url(password));
		return ByteBuffer.wrap(hash).getLong();
	}
}
