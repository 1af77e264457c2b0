package io.mirage.auth;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.CursorPage;
import io.mirage.platform.web.CursorQuery;
import io.mirage.platform.web.PlatformProblem;

@RestController
class AuditController {

	private final AuditTrail trail;

	AuditController(AuditTrail trail) {
		this.trail = trail;
	}

	/** Newest first. */
	@GetMapping("/api/v1/auth/audit")
	@Needs(Permission.AUDIT_READ)
	CursorPage<AuditTrail.Entry> list(Caller caller, CursorQuery query) {
		List<AuditTrail.Placed> found = trail.entries(caller.organisationId(), before(query), query.limit());
		String next = found.size() < query.limit() ? null : Long.toString(found.getLast().position());
		return CursorPage.of(found.stream().map(AuditTrail.Placed::entry).toList(), next, trail.count(caller.organisationId()));
	}

	private static long before(CursorQuery query) {
		try {
			return query.cursor() == null ? Long.MAX_VALUE : Long.parseLong(query.cursor());
		} catch (NumberFormatException notOurs) {
			throw PlatformProblem.INVALID_INPUT.because("cursor is not one that this list gave.");
		}
	}
}
