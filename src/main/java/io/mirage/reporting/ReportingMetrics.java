package io.mirage.reporting;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

/** What operators watch: how many reports are written and how long that takes. */
@Component
class ReportingMetrics {

	private final Timer writing;

	ReportingMetrics(MeterRegistry registry) {
		writing = registry.timer("mirage.reporting.writing");
	}

	void time(Runnable report) {
		writing.record(report);
	}
}
