package io.mirage.scans;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * How much a scan may use; what is absent stays as it is.
 *
 * @param duration how long it may run, pauses not counted; in JSON as in {@code PT30M}
 * @param entities at how many entities it ends
 * @param requests after how many outbound calls it ends
 */
record Budget(@Nullable Duration duration, @Nullable @Min(1) Long entities, @Nullable @Min(1) Long requests)
		implements ValueObject {}
