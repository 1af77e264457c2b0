package io.mirage.registry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;

/** Sources that come while Mirage runs. They take part a few seconds after the upload, without a restart. */
@RestController
@RequestMapping("/api/v1/collectors/packs")
class SourcePackController {

	/** @param source a source file, see docs/declared-sources.md @param signature in Base64 */
	record Upload(@NotBlank @Size(max = 262144) String source, @NotBlank @Size(max = 200) String signature) {}

	record Uploaded(String id) {}

	/** @param edition to take into use again */
	record SourcePackRollback(int edition) {}

	private final SourcePackKeeping packs;

	SourcePackController(SourcePackKeeping packs) {
		this.packs = packs;
	}

	@GetMapping
	@Needs(Permission.MODULE_READ)
	Listing<SourcePackKeeping.Edition> list(Caller caller) {
		return Listing.of(packs.editions());
	}

	@PostMapping
	@Needs(Permission.MODULE_WRITE)
	@ResponseStatus(HttpStatus.CREATED)
	Uploaded upload(@RequestBody @Valid Upload upload, Caller caller) {
		return new Uploaded(packs.upload(upload.source(), upload.signature(), caller.username()));
	}

	@PostMapping("/{id}/rollback")
	@Needs(Permission.MODULE_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void rollBack(@PathVariable String id, @RequestBody SourcePackRollback wanted, Caller caller) {
		packs.rollBack(id, wanted.edition());
	}

	@DeleteMapping("/{id}")
	@Needs(Permission.MODULE_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void withdraw(@PathVariable String id, Caller caller) {
		packs.withdraw(id);
	}
}
