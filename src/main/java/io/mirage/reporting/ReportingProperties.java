package io.mirage.reporting;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The bounds are those of the forms for people; JSON, CSV and XLSX hold every fact.
 *
 * @param listedFacts how many facts a list in a form for people shows at most
 * @param findings how many findings of one severity are shown
 * @param ways for how many facts it is told how they were found
 * @param overdue how long the results of a finished scan may be on their way before the module calls itself unhealthy
 * @param interval how often the module looks for reports to write and for schedules that are due
 * @param longestShare how long a link to a report may be valid
 */
@Validated
@ConfigurationProperties("mirage.reporting")
record ReportingProperties(@DefaultValue("20000") @Min(1) int listedFacts, @DefaultValue("100") @Min(1) int findings,
		@DefaultValue("12") @Min(0) int ways, @DefaultValue("10m") Duration overdue, @DefaultValue("1s") Duration interval,
		@DefaultValue("90d") Duration longestShare) {}
