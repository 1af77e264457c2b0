package io.mirage.reporting;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The bounds are those of the HTML form; the JSON form is always complete.
 *
 * @param rows how many facts of one type are shown
 * @param findings how many findings of one severity are shown
 * @param ways for how many facts it is told how they were found
 * @param overdue how long the results of a finished scan may be on their way before the module calls itself unhealthy
 */
@Validated
@ConfigurationProperties("mirage.reporting")
record ReportingProperties(@DefaultValue("50") @Min(1) int rows, @DefaultValue("100") @Min(1) int findings,
		@DefaultValue("12") @Min(0) int ways, @DefaultValue("10m") Duration overdue) {}
