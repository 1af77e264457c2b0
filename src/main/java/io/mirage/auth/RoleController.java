package io.mirage.auth;

import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Confirmed;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.security.Role;
import io.mirage.platform.web.Listing;

/** Roles: those that every installation has, to be read, and the organisation's own, to be made. */
@RestController
@RequestMapping("/api/v1/auth/roles")
class RoleController {

	private final Roles roles;
	private final RoleAdministration administration;

	RoleController(Roles roles, RoleAdministration administration) {
		this.roles = roles;
		this.administration = administration;
	}

	/**
	 * @param id of one of the organisation's own; the name of one that every installation has
	 * @param own whether the organisation has made it
	 */
	record RoleView(String id, String name, String description, List<String> permissions, boolean own) {

		static RoleView of(Roles.Custom role) {
			return new RoleView(role.id().toString(), role.name(), role.description(), Permission.ids(role.permissions()), true);
		}

		static RoleView of(Role role) {
			return new RoleView(role.id(), role.id(), "", Permission.ids(role.permissions()), false);
		}
	}

	record NewRole(@NotBlank @Pattern(regexp = "[a-z][a-z0-9_-]{1,39}", message = "must be 2 to 40 lower case letters, digits, _ or -, "
			+ "and begin with a letter") String name, @Nullable @Size(max = 200) String description,
			@NotEmpty @Size(max = 100) List<String> permissions) {}

	record RoleChange(@Nullable @Size(max = 200) String description, @NotEmpty @Size(max = 100) List<String> permissions) {}

	/** The organisation's own first. */
	@GetMapping
	@Needs(Permission.USER_READ)
	Listing<RoleView> list(Caller caller) {
		return Listing.of(Stream.concat(roles.of(caller.organisationId()).stream().map(RoleView::of),
				Arrays.stream(Role.values()).map(RoleView::of)).toList());
	}

	@PostMapping
	@Needs(Permission.USER_WRITE)
	@Confirmed
	ResponseEntity<RoleView> create(Caller caller, @Valid @RequestBody NewRole wish) {
		Roles.Custom role = administration.create(wish.name(), text(wish.description()), permissions(wish.permissions()), caller);
		return ResponseEntity.created(URI.create("/api/v1/auth/roles/" + role.id())).body(RoleView.of(role));
	}

	/** Counts at once for everybody who has the role: their tokens are renewed, their keys follow. */
	@PutMapping("/{id}")
	@Needs(Permission.USER_WRITE)
	@Confirmed
	RoleView change(Caller caller, @PathVariable UUID id, @Valid @RequestBody RoleChange wish) {
		return RoleView.of(administration.change(id, text(wish.description()), permissions(wish.permissions()), caller));
	}

	@DeleteMapping("/{id}")
	@Needs(Permission.USER_WRITE)
	@Confirmed
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(Caller caller, @PathVariable UUID id) {
		administration.remove(id, caller);
	}

	private static String text(@Nullable String description) {
		return description == null ? "" : description.strip();
	}

	private static Set<Permission> permissions(List<String> ids) {
		Set<Permission> wanted = new HashSet<>();
		for (String id : ids) {
			wanted.add(Permission.find(id)
					.orElseThrow(() -> AuthProblem.UNKNOWN_PERMISSION.because("'" + id + "' is not a permission.")));
		}
		return Set.copyOf(wanted);
	}
}
