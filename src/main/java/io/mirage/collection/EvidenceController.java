package io.mirage.collection;

import java.io.IOException;
import java.nio.file.Files;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.scans.ScanId;
import io.mirage.platform.evidence.EvidenceKey;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;

/** What the sources of a scan answered, in a form that can be checked without us. */
@RestController
@RequestMapping("/api/v1/collection")
class EvidenceController {

	/** @param fingerprint SHA-256 of the key in hex: what somebody who checks a pack compares */
	record Key(String algorithm, String publicKey, String fingerprint) {}

	private final EvidenceExport export;
	private final EvidenceKeys keys;

	EvidenceController(EvidenceExport export, EvidenceKeys keys) {
		this.export = export;
		this.keys = keys;
	}

	/** A zip; see docs/reports.md for what is in it and how it is checked. */
	@GetMapping("/evidence")
	@Needs(Permission.DATA_READ)
	void pack(@RequestParam("scan_id") ScanId scan, Caller caller, HttpServletResponse response) throws IOException {
		export.export(scan, caller.organisationId(), pack -> {
			response.setContentType("application/zip");
			response.setHeader("X-Content-Type-Options", "nosniff");
			response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename("evidence-" + scan + ".zip").build().toString());
			response.setContentLengthLong(Files.size(pack));
			Files.copy(pack, response.getOutputStream());
		});
	}

	@GetMapping("/evidence-key")
	@Needs(Permission.DATA_READ)
	Key key() {
		EvidenceKey key = keys.get();
		return new Key("Ed25519", key.publicKey(), key.fingerprint());
	}
}
