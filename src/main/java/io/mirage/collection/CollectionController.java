package io.mirage.collection;

import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.collection.network.Receipt;
import io.mirage.events.scans.TaskId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.CursorPage;
import io.mirage.platform.web.CursorQuery;
import io.mirage.platform.web.Listing;

/** What was asked on behalf of the caller's organisation, what the scope gate decided, and what the sources said word by word. */
@RestController
@RequestMapping("/api/v1/collection")
class CollectionController {

	private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
	private static final Pattern TEXT = Pattern.compile("(text/.*|message/.*|application/(.*[+])?(json|xml|javascript))");
	private static final String TRUNCATED = "X-Truncated";

	private final TaskHistory tasks;
	private final Receipts receipts;
	private final RawAnswers rawAnswers;

	CollectionController(TaskHistory tasks, Receipts receipts, RawAnswers rawAnswers) {
		this.tasks = tasks;
		this.receipts = receipts;
		this.rawAnswers = rawAnswers;
	}

	@GetMapping("/tasks")
	@Needs(Permission.SCAN_READ)
	CursorPage<TaskView> tasks(Caller caller, @RequestParam(name = "scan_id", required = false) @Nullable UUID scan,
			@RequestParam(required = false) @Nullable String collector, @RequestParam(required = false) @Nullable String state,
			@RequestParam(required = false) @Nullable String outcome, CursorQuery query) {
		return tasks.find(new TaskFilter(caller.organisationId(), scan, collector, state, outcome), query);
	}

	@GetMapping("/tasks/{id}")
	@Needs(Permission.SCAN_READ)
	TaskView task(Caller caller, @PathVariable UUID id) {
		return tasks.find(new TaskId(id), caller.organisationId())
				.orElseThrow(() -> CollectionProblem.UNKNOWN_TASK.because("There is no task " + id + "."));
	}

	@GetMapping("/tasks/{id}/receipts")
	@Needs(Permission.SCAN_READ)
	Listing<Receipt> receipts(Caller caller, @PathVariable UUID id) {
		task(caller, id);
		return Listing.of(receipts.of(new TaskId(id), caller.organisationId()));
	}

	/** Hostile bytes: a browser may save them, and must neither show nor interpret them. */
	@GetMapping("/raw/{sha256}")
	@Needs(Permission.DATA_READ)
	ResponseEntity<byte[]> raw(Caller caller, @PathVariable String sha256) {
		if (!DIGEST.matcher(sha256).matches()) {
			throw CollectionProblem.INVALID_DIGEST.because("'" + sha256 + "' is not 64 digits of lower-case hex.");
		}
		RawAnswer raw = rawAnswers.find(caller.organisationId(), sha256)
				.orElseThrow(() -> CollectionProblem.UNKNOWN_RAW_ANSWER.because("There is no raw answer " + sha256 + "."));
		boolean text = TEXT.matcher(raw.mediaType()).matches();
		return ResponseEntity.ok()
				.contentType(text ? MediaType.TEXT_PLAIN : MediaType.APPLICATION_OCTET_STREAM)
				.header(HttpHeaders.CONTENT_DISPOSITION, attachment(sha256 + (text ? ".txt" : ".bin")))
				.header("X-Content-Type-Options", "nosniff")
				.header("Content-Security-Policy", "default-src 'none'; sandbox")
				.header(TRUNCATED, Boolean.toString(raw.truncated()))
				.body(raw.bytes());
	}

	private static String attachment(String name) {
		return ContentDisposition.attachment().filename(name).build().toString();
	}
}
