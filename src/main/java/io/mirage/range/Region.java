package io.mirage.range;

import java.util.List;
import java.util.Optional;

import io.mirage.range.Company.Contact;
import io.mirage.range.Company.Network;

/** Some neighbouring chapters, whose address blocks are registered together. */
record Region(int number, String domain) {

	static final int CHAPTERS = 64;

	Contact contact() {
		return new Contact("AK-REGION-" + number, "organization", "Aurora Kites Region " + number + " Cooperative",
				"region-" + number + "@" + domain, "+1" + (201 + number % 700) + "5550145");
	}

	/** One block in each of the farms and one for the machines without web servers. */
	List<Network> networks() {
		return List.of(network("DUAL", Chapter.DUAL, 2), network("TLS", Chapter.ENCRYPTED, 2),
				network("PLAIN", Chapter.PLAIN, 1), network("QUIET", Chapter.QUIET, 2));
	}

	private Network network(String kind, int start, int machines) {
		int size = CHAPTERS * machines;
		int prefix = 32 - Integer.numberOfTrailingZeros(size);
		return new Network("AURORA-" + number + "-" + kind, Chapter.address(start + number * size) + "/" + prefix, "NL",
				contact().handle(), Optional.of("AS64500"));
	}
}
