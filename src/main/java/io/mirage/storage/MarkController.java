package io.mirage.storage;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.entities.EntityId;
import io.mirage.events.storage.MarkKind;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;

/** What people say of an entity: tags, notes, and that it is false. */
@RestController
@RequestMapping("/api/v1/entities/{id}/marks")
class MarkController {

	/**
	 * @param projectId absent for the organisation's oldest project
	 * @param kind tag, note or false_positive
	 * @param text the tag, the note, or why it is false
	 * @param expiresAt absent for never
	 */
	record NewMark(@Nullable UUID projectId, @NotBlank String kind, @NotBlank String text, @Nullable Instant expiresAt) {}

	private final Marking marking;
	private final Marks marks;
	private final Entities entities;
	private final Clock clock;

	MarkController(Marking marking, Marks marks, Entities entities, Clock clock) {
		this.marking = marking;
		this.marks = marks;
		this.entities = entities;
		this.clock = clock;
	}

	/** @param history also marks that were taken back or have expired */
	@GetMapping
	@Needs(Permission.DATA_READ)
	Listing<Mark> list(Caller caller, @PathVariable UUID id,
			@RequestParam(name = "project_id", required = false) @Nullable UUID project,
			@RequestParam(defaultValue = "false") boolean history) {
		if (entities.findById(caller.organisationId(), new EntityId(id)).isEmpty()) {
			throw StorageProblem.UNKNOWN_ENTITY.because("There is no entity " + id + ".");
		}
		return Listing.of(marks.of(caller.organisationId(), id, project, history, clock.instant()));
	}

	@PostMapping
	@Needs(Permission.DATA_WRITE)
	ResponseEntity<Mark> mark(Caller caller, @PathVariable UUID id, @RequestBody @Valid NewMark wanted) {
		MarkKind kind = MarkKind.find(wanted.kind()).orElseThrow(() -> StorageProblem.INVALID_MARK
				.because("kind is '" + wanted.kind() + "', not tag, note or false_positive."));
		Mark mark = marking.mark(caller, id, wanted.projectId(), kind, wanted.text(), wanted.expiresAt());
		return ResponseEntity.created(URI.create("/api/v1/entities/" + id + "/marks/" + mark.id())).body(mark);
	}

	/** The history keeps it, with who took it back. */
	@DeleteMapping("/{mark}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Needs(Permission.DATA_WRITE)
	void unmark(Caller caller, @PathVariable UUID id, @PathVariable UUID mark) {
		marking.unmark(caller, id, mark);
	}
}
