package io.mirage.collection.collectors.dns;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;

import io.mirage.collection.collectors.ScriptedSource;

/** A zone with real keys and signatures. */
final class SignedZone {

	static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);
	private static final Name ZONE = Name.fromConstantString("example.com.");
	private static final int ZONE_AND_ENTRY = 257;

	private static final SignedZone ONE = make();
	private static final SignedZone OTHER = make();

	private final KeyPair pair;
	private final DNSKEYRecord key;

	private SignedZone() throws GeneralSecurityException, DNSSEC.DNSSECException {
		pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
		key = new DNSKEYRecord(ZONE, DClass.IN, 300, ZONE_AND_ENTRY, DNSKEYRecord.Protocol.DNSSEC, DNSSEC.Algorithm.RSASHA256, pair.getPublic());
	}

	static ScriptedSource sound() {
		return source(ONE.key, ONE.digest(), ONE.signature(CLOCK.instant().plus(Duration.ofDays(10))));
	}

	static ScriptedSource expired() {
		return source(ONE.key, ONE.digest(), ONE.signature(CLOCK.instant().minus(Duration.ofDays(1))));
	}

	static ScriptedSource withoutParent() {
		return source(ONE.key, ONE.signature(CLOCK.instant().plus(Duration.ofDays(10))));
	}

	static ScriptedSource withoutKey() {
		return source(ONE.digest());
	}

	static ScriptedSource withAnotherParent() {
		return source(ONE.key, OTHER.digest(), ONE.signature(CLOCK.instant().plus(Duration.ofDays(10))));
	}

	private static SignedZone make() {
		try {
			return new SignedZone();
		} catch (GeneralSecurityException | DNSSEC.DNSSECException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private DSRecord digest() {
		return new DSRecord(ZONE, DClass.IN, 300, DSRecord.Digest.SHA256, key);
	}

	private Record signature(Instant expiry) {
		RRset set = new RRset();
		set.addRR(key);
		try {
			return DNSSEC.sign(set, key, pair.getPrivate(), CLOCK.instant().minus(Duration.ofDays(20)), expiry);
		} catch (DNSSEC.DNSSECException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private static ScriptedSource source(Record... records) {
		ScriptedSource source = new ScriptedSource();
		for (Record entry : records) {
			source.zone(entry + "\n");
		}
		return source;
	}
}
