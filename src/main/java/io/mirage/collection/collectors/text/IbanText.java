package io.mirage.collection.collectors.text;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** International bank account numbers (ISO 13616) in running text, of the right length and with the right check digits. */
public final class IbanText {

	private static final int MAX_ACCOUNTS = 100;
	/** Whole or in groups of four; one blank between groups at most, so that there is one way only to read it. */
	private static final Pattern CANDIDATE = Pattern.compile("(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?:[ \\u00A0]?[A-Z0-9]){11,30}+(?![A-Za-z0-9])");
	private static final Map<String, Integer> LENGTHS = Map.ofEntries(Map.entry("AD", 24), Map.entry("AE", 23), Map.entry("AL", 28),
			Map.entry("AT", 20), Map.entry("AZ", 28), Map.entry("BA", 20), Map.entry("BE", 16), Map.entry("BG", 22),
			Map.entry("BH", 22), Map.entry("BR", 29), Map.entry("BY", 28), Map.entry("CH", 21), Map.entry("CR", 22),
			Map.entry("CY", 28), Map.entry("CZ", 24), Map.entry("DE", 22), Map.entry("DK", 18), Map.entry("DO", 28),
			Map.entry("EE", 20), Map.entry("EG", 29), Map.entry("ES", 24), Map.entry("FI", 18), Map.entry("FO", 18),
			Map.entry("FR", 27), Map.entry("GB", 22), Map.entry("GE", 22), Map.entry("GI", 23), Map.entry("GL", 18),
			Map.entry("GR", 27), Map.entry("GT", 28), Map.entry("HR", 21), Map.entry("HU", 28), Map.entry("IE", 22),
			Map.entry("IL", 23), Map.entry("IQ", 23), Map.entry("IS", 26), Map.entry("IT", 27), Map.entry("JO", 30),
			Map.entry("KW", 30), Map.entry("KZ", 20), Map.entry("LB", 28), Map.entry("LC", 32), Map.entry("LI", 21),
			Map.entry("LT", 20), Map.entry("LU", 20), Map.entry("LV", 21), Map.entry("LY", 25), Map.entry("MC", 27),
			Map.entry("MD", 24), Map.entry("ME", 22), Map.entry("MK", 19), Map.entry("MR", 27), Map.entry("MT", 31),
			Map.entry("MU", 30), Map.entry("NL", 18), Map.entry("NO", 15), Map.entry("PK", 24), Map.entry("PL", 28),
			Map.entry("PS", 29), Map.entry("PT", 25), Map.entry("QA", 29), Map.entry("RO", 24), Map.entry("RS", 22),
			Map.entry("SA", 24), Map.entry("SC", 31), Map.entry("SE", 24), Map.entry("SI", 19), Map.entry("SK", 24),
			Map.entry("SM", 27), Map.entry("ST", 25), Map.entry("SV", 28), Map.entry("TL", 23), Map.entry("TN", 24),
			Map.entry("TR", 26), Map.entry("UA", 29), Map.entry("VA", 22), Map.entry("VG", 24), Map.entry("XK", 20));

	private IbanText() {}

	/** Without blanks, each once, in the order of the text. */
	public static Set<String> in(String text) {
		Set<String> found = new LinkedHashSet<>();
		Matcher matcher = CANDIDATE.matcher(text);
		while (found.size() < MAX_ACCOUNTS && matcher.find()) {
			account(matcher.group().replaceAll("[ \\u00A0]", ""), found);
		}
		return found;
	}

	/** What follows in capitals may be the next word, so the account is as long as its country says. */
	private static void account(String candidate, Set<String> found) {
		int length = LENGTHS.getOrDefault(candidate.substring(0, 2), Integer.MAX_VALUE);
		if (candidate.length() >= length && isChecked(candidate.substring(0, length))) {
			found.add(candidate.substring(0, length));
		}
	}

	/** The remainder by 97 is 1 when letters are numbers from 10 and the first four characters stand last. */
	private static boolean isChecked(String iban) {
		int remainder = 0;
		for (int i = 0; i < iban.length(); i++) {
			int value = Character.digit(iban.charAt((i + 4) % iban.length()), 36);
			remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
		}
		return remainder == 1;
	}
}
