package io.mirage.scans;

import java.time.Duration;

import org.springframework.stereotype.Component;

import io.mirage.events.scans.ScanPriority;

/** Grants scans what they ask for, up to what this installation allows. */
@Component
class ScanTermsGranting {

	private final ScanProperties properties;

	ScanTermsGranting(ScanProperties properties) {
		this.properties = properties;
	}

	/** For a new scan: all that the installation allows, less what the caller forgoes. */
	ScanTerms grant(NewScan wanted, Profile profile) {
		ScanTerms most = new ScanTerms(ScanPriority.MEDIUM, properties.maxDuration(), properties.maxEntities(),
				properties.maxRequests(), profile.hopLimit());
		return granted(most.with(new ScanChange(wanted.priority(), wanted.hopLimit(), wanted.budget())));
	}

	/** @throws io.mirage.platform.web.ProblemException naming what is more than the installation allows */
	ScanTerms granted(ScanTerms terms) {
		Duration duration = terms.maxDuration();
		if (duration.isNegative() || duration.isZero() || duration.compareTo(properties.maxDuration()) > 0) {
			throw refused("A duration of " + duration, properties.maxDuration().toString(), "max-duration");
		}
		require("entities", terms.maxEntities(), properties.maxEntities(), "max-entities");
		require("requests", terms.maxRequests(), properties.maxRequests(), "max-requests");
		return terms;
	}

	private static void require(String what, long wanted, long most, String property) {
		if (wanted > most) {
			throw refused("A budget of " + wanted + " " + what, Long.toString(most), property);
		}
	}

	private static RuntimeException refused(String wanted, String most, String property) {
		return ScanProblem.INVALID_BUDGET.because(wanted + " cannot be granted: the most is " + most
				+ ". Ask for less, or raise mirage.scans." + property + ".");
	}
}
