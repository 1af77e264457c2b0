package io.mirage.platform.evidence;

import java.util.List;
import java.util.Map;

/**
 * What the signature of a pack covers.
 *
 * @param entries how many lines the list of entries has
 * @param chain the last hash of the chain over them, in hex
 * @param files SHA-256 and size of every other file
 * @param publicKey of the instance, X.509 in base64
 */
record Sealed(String format, String scanId, String createdAt, long entries, String chain, Map<String, FileHash> files, String algorithm,
		String publicKey) {

	record FileHash(String sha256, long size) {}

	static final String FORMAT = "mirage-evidence/1";
	static final String ALGORITHM = "Ed25519";
	static final String MANIFEST = "manifest.json";
	static final String SIGNATURE = "manifest.sig";
	static final String TIME_STAMP = "manifest.tsr";
	static final String ENTRIES = "entries.ndjson";
	static final String WARC = "raw.warc.gz";
	/** Those that the manifest lists. */
	static final List<String> CONTENT = List.of(WARC, ENTRIES);
	/** What the chain begins with. */
	static final String GENESIS = "0".repeat(64);
}
