package io.mirage.collection.collectors.dns;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DNSSEC.DNSSECException;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * How far a zone's signatures hold, seen from outside.
 *
 * @param reason why; empty if there is nothing to say
 * @param algorithms of the zone's keys, by name; empty without keys
 */
record SignatureState(Verdict verdict, String reason, String algorithms) {

	enum Verdict {
		UNSIGNED,
		/** Signed, but the parent does not say so: nobody can trust it. */
		ISLAND,
		SIGNED,
		/** The parent says that it is signed, and that cannot be: validating resolvers refuse the whole zone. */
		BROKEN,
		/** By an algorithm that cannot be checked here. */
		UNCHECKED;

		String label() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** Reads the answers about DS and DNSKEY, signatures included; other records are left out. */
	static SignatureState of(String zone, List<Record> digests, List<Record> keys, Instant now) {
		List<DSRecord> parents = own(zone, digests, DSRecord.class);
		List<DNSKEYRecord> own = own(zone, keys, DNSKEYRecord.class);
		String algorithms = own.stream().map(key -> DNSSEC.Algorithm.string(key.getAlgorithm())).distinct().sorted().collect(Collectors.joining(" "));
		if (parents.isEmpty()) {
			return own.isEmpty() ? new SignatureState(Verdict.UNSIGNED, "", "")
					: new SignatureState(Verdict.ISLAND, "The zone has keys, the parent no digest of them", algorithms);
		}
		if (own.isEmpty()) {
			return new SignatureState(Verdict.BROKEN, "The parent has a digest of a key, the zone no key", algorithms);
		}
		List<DNSKEYRecord> anchors = own.stream().filter(key -> parents.stream().anyMatch(digest -> isOf(digest, key))).toList();
		if (anchors.isEmpty()) {
			return new SignatureState(Verdict.BROKEN, "None of the zone's keys is the one that the parent has a digest of", algorithms);
		}
		return signed(own, own(zone, keys, RRSIGRecord.class), anchors, now, algorithms);
	}

	private static <T extends Record> List<T> own(String zone, List<Record> records, Class<T> type) {
		return records.stream().filter(type::isInstance).filter(entry -> Records.text(entry.getName()).equals(zone)).map(type::cast).toList();
	}

	private static boolean isOf(DSRecord digest, DNSKEYRecord key) {
		try {
			return digest.getFootprint() == key.getFootprint() && digest.getAlgorithm() == key.getAlgorithm()
					&& Arrays.equals(digest.getDigest(), new DSRecord(key.getName(), key.getDClass(), 0, digest.getDigestID(), key).getDigest());
		} catch (IllegalArgumentException unknownDigest) {
			return false;
		}
	}

	private static SignatureState signed(List<DNSKEYRecord> keys, List<RRSIGRecord> signatures, List<DNSKEYRecord> anchors, Instant now,
			String algorithms) {
		RRset set = new RRset();
		keys.forEach(set::addRR);
		List<String> problems = new ArrayList<>();
		boolean unsupported = false;
		for (RRSIGRecord signature : signatures) {
			for (DNSKEYRecord anchor : anchors) {
				if (signature.getTypeCovered() == Type.DNSKEY && signature.getFootprint() == anchor.getFootprint()) {
					try {
						DNSSEC.verify(set, signature, anchor, now);
						return new SignatureState(Verdict.SIGNED, "", algorithms);
					} catch (DNSSEC.UnsupportedAlgorithmException unknown) {
						unsupported = true;
					} catch (DNSSECException | IllegalArgumentException wrong) {
						problems.add(String.valueOf(wrong.getMessage()));
					}
				}
			}
		}
		return unsupported ? new SignatureState(Verdict.UNCHECKED, "The algorithm cannot be checked here", algorithms)
				: new SignatureState(Verdict.BROKEN, problems.isEmpty() ? "The zone's keys are not signed by the key that the parent has a digest of"
						: "The signature of the zone's keys does not hold: " + problems.getFirst(), algorithms);
	}
}
