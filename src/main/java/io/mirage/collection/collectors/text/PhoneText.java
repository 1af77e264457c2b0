package io.mirage.collection.collectors.text;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

/** Telephone numbers in running text, checked against the numbering plan of their country. */
public final class PhoneText {

	/** Only numbers that say their country: {@code +44 …}. */
	public static final String ANYWHERE = "ZZ";

	private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
	private static final int MAX_LENGTH = 200_000;
	private static final int MAX_TRIES = 2000;
	private static final int MAX_NUMBERS = 100;

	private PhoneText() {}

	/**
	 * @param region where numbers without country are from, as ISO 3166 says it, or {@link #ANYWHERE}
	 * @return as E.164 writes them, each once, in the order of the text
	 */
	public static Set<String> in(String text, String region) {
		String head = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
		Set<String> found = new LinkedHashSet<>();
		for (PhoneNumberMatch match : PLANS.findNumbers(head, region, Leniency.STRICT_GROUPING, MAX_TRIES)) {
			found.add(PLANS.format(match.number(), PhoneNumberFormat.E164));
			if (found.size() == MAX_NUMBERS) {
				break;
			}
		}
		return found;
	}

	/** The country that a host's name ends with; {@link #ANYWHERE} if it ends with none that has telephone numbers. */
	public static String regionOf(String host) {
		String last = host.substring(host.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
		String region = last.equals("UK") ? "GB" : last;
		return PLANS.getSupportedRegions().contains(region) ? region : ANYWHERE;
	}
}
