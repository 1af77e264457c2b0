package io.mirage.scans;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import io.mirage.events.scans.ScanPriority;
import io.mirage.events.users.ProjectId;

/**
 * What a caller asks for.
 *
 * @param name absent to call the scan after its target
 * @param targets one or more; duplicates are merged
 * @param profile absent for {@value Profiles#DEFAULT}
 * @param projectId absent for the organisation's first project
 * @param collectors absent or empty for all that the profile allows
 * @param hopLimit absent for the profile's own
 * @param deny regular expressions, addresses and CIDR blocks
 * @param priority absent for medium
 * @param budget absent for all that the installation allows
 */
record NewScan(
		@Nullable @Size(max = 200) String name,
		@NotEmpty List<@NotNull Target> targets,
		@Nullable String profile,
		@Nullable ProjectId projectId,
		@Nullable Set<@NotBlank String> collectors,
		@Nullable @Min(0) @Max(Profile.MAX_HOPS) Integer hopLimit,
		@Nullable @Size(max = 100) List<@NotBlank @Size(max = 200) String> deny,
		@Nullable ScanPriority priority,
		@Nullable @Valid Budget budget) {

	/**
	 * A target as somebody wrote it: in JSON a string, or an object where the type shall not be guessed.
	 *
	 * @param type label of an entity type; absent to detect it
	 */
	record Target(String value, @Nullable String type) {

		@JsonCreator(mode = Mode.PROPERTIES)
		Target(@JsonProperty(value = "value", required = true) String value, @JsonProperty("type") @Nullable String type) {
			this.value = value;
			this.type = type;
		}

		@JsonCreator(mode = Mode.DELEGATING)
		static Target of(String value) {
			return new Target(value, null);
		}
	}
}
