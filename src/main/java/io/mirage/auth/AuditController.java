package io.mirage.auth;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.CursorPage;
import io.mirage.platform.web.CursorQuery;
import io.mirage.platform.web.PlatformProblem;

/** The audit trail of the caller's organisation: search, export, and proof that nobody has touched it. */
@RestController
@RequestMapping("/api/v1/auth/audit")
class AuditController {

	private final AuditTrail trail;
	private final JsonMapper json;

	AuditController(AuditTrail trail, JsonMapper json) {
		this.trail = trail;
		this.json = json;
	}

	/** @param hash covers this entry and, by the one before, all older ones */
	record EntryView(UUID id, Instant occurredAt, String kind, @Nullable String actor, String action, String resource, int status,
			@Nullable String detail, String requestId, @Nullable String hash) {

		static EntryView of(AuditTrail.Placed placed) {
			AuditEntry entry = placed.entry();
			return new EntryView(entry.id(), entry.occurredAt(), entry.kind().name().toLowerCase(Locale.ROOT), entry.actor(),
					entry.action(), entry.resource(), entry.status(), entry.detail(), entry.requestId(), placed.hash());
		}
	}

	/** Newest first. */
	@GetMapping
	@Needs(Permission.AUDIT_READ)
	CursorPage<EntryView> list(Caller caller, @RequestParam(required = false) @Nullable String actor,
			@RequestParam(required = false) @Nullable String action, @RequestParam(required = false) @Nullable String resource,
			@RequestParam(required = false) @Nullable Instant from, @RequestParam(required = false) @Nullable Instant to,
			CursorQuery page) {
		AuditQuery query = new AuditQuery(caller.organisationId(), actor, action, resource, from, to);
		List<AuditTrail.Placed> found = trail.entries(query, before(page), page.limit());
		String next = found.size() < page.limit() ? null : Long.toString(found.getLast().position());
		return CursorPage.of(found.stream().map(EntryView::of).toList(), next, trail.count(query));
	}

	/** One entry a line, oldest first. */
	@GetMapping("/export")
	@Needs(Permission.AUDIT_READ)
	void export(Caller caller, @RequestParam(required = false) @Nullable String actor,
			@RequestParam(required = false) @Nullable String action, @RequestParam(required = false) @Nullable String resource,
			@RequestParam(required = false) @Nullable Instant from, @RequestParam(required = false) @Nullable Instant to,
			HttpServletResponse response) throws IOException {
		response.setContentType("application/x-ndjson");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.ndjson\"");
		try (BufferedWriter lines = new BufferedWriter(
				new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
			trail.each(new AuditQuery(caller.organisationId(), actor, action, resource, from, to), placed -> write(placed, lines));
		}
	}

	/** Reads the whole trail once; says whether every entry is what it was when it was added. */
	@GetMapping("/verification")
	@Needs(Permission.AUDIT_READ)
	AuditTrail.Verification verify(Caller caller) {
		return trail.verify();
	}

	private void write(AuditTrail.Placed placed, BufferedWriter lines) {
		try {
			lines.write(json.writeValueAsString(EntryView.of(placed)));
			lines.write('\n');
		} catch (IOException gone) {
			throw new UncheckedIOException("The reader of the audit export has gone", gone);
		}
	}

	private static long before(CursorQuery query) {
		try {
			return query.cursor() == null ? Long.MAX_VALUE : Long.parseLong(query.cursor());
		} catch (NumberFormatException notOurs) {
			throw PlatformProblem.INVALID_INPUT.because("cursor is not one that this list gave.");
		}
	}
}
