package io.mirage.scans;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import io.mirage.events.scans.ScanPriority;

/**
 * What a caller wants to be different about a scan; what is absent stays as it is.
 *
 * @param hopLimit a lower one drops questions that wait beyond it, a higher one asks those that were left out
 */
record ScanChange(@Nullable ScanPriority priority, @Nullable @Min(0) @Max(Profile.MAX_HOPS) Integer hopLimit,
		@Nullable @Valid Budget budget) {}
