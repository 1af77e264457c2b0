package io.mirage.reporting;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.reporting.ReportId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;
import io.mirage.reporting.Shares.Access;
import io.mirage.reporting.Shares.Share;

/** Makes and withdraws links to a report. */
@RestController
@RequestMapping("/api/v1/reports/{id}/shares")
class ShareController {

	/**
	 * @param expiresAt a week from now if absent
	 * @param password who opens the link has to know it, too; none if absent
	 */
	record ShareRequest(@Nullable Instant expiresAt, @Nullable @Size(min = 8, max = 200) String password) {}

	/** @param path of the link on this server; it is shown this once */
	record NewShare(UUID id, String path, Instant expiresAt) {}

	private final Reports reports;
	private final Shares shares;
	private final Sharing sharing;

	ShareController(Reports reports, Shares shares, Sharing sharing) {
		this.reports = reports;
		this.shares = shares;
		this.sharing = sharing;
	}

	@GetMapping
	@Needs(Permission.REPORT_READ)
	Listing<Share> list(@PathVariable ReportId id, Caller caller) {
		return Listing.of(shares.of(report(id, caller).id(), caller.organisationId()));
	}

	@PostMapping
	@Needs(Permission.REPORT_WRITE)
	ResponseEntity<NewShare> create(@PathVariable ReportId id, @RequestBody @Valid ShareRequest request, Caller caller) {
		Sharing.NewShare made = sharing.share(report(id, caller), caller.organisationId(), request.expiresAt(), request.password(),
				caller.username());
		return ResponseEntity.created(URI.create("/api/v1/reports/" + id + "/shares/" + made.id()))
				.body(new NewShare(made.id(), "/api/v1/shared-reports/" + made.token(), made.expiresAt()));
	}

	/** The link leads nowhere from now on; who used it stays on record. */
	@DeleteMapping("/{share}")
	@Needs(Permission.REPORT_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void revoke(@PathVariable ReportId id, @PathVariable UUID share, Caller caller) {
		shares.revoke(find(id, share, caller).id());
	}

	@GetMapping("/{share}/accesses")
	@Needs(Permission.REPORT_READ)
	Listing<Access> accesses(@PathVariable ReportId id, @PathVariable UUID share, Caller caller) {
		return Listing.of(shares.accesses(find(id, share, caller).id()));
	}

	private Share find(ReportId report, UUID share, Caller caller) {
		return shares.find(share, report, caller.organisationId())
				.orElseThrow(() -> ReportProblem.UNKNOWN_SHARE.because("The report " + report + " has no link " + share + "."));
	}

	private Report report(ReportId id, Caller caller) {
		return reports.find(id, caller.organisationId())
				.orElseThrow(() -> ReportProblem.UNKNOWN_REPORT.because("There is no report " + id + "."));
	}
}
