package io.mirage.correlation;

import java.util.List;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

import io.mirage.correlation.rules.Rule;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.Severity;

/** What operators watch: scans correlated, time per rule, new findings by severity. */
@Component
class CorrelationMetrics {

	private final MeterRegistry registry;
	private final Counter scans;

	CorrelationMetrics(MeterRegistry registry) {
		this.registry = registry;
		scans = registry.counter("mirage.correlation.scans");
		for (Severity severity : Severity.values()) {
			findings(severity);
		}
	}

	<T> T timed(Rule rule, Supplier<T> run) {
		Timer.Sample sample = Timer.start(registry);
		T result = run.get();
		sample.stop(registry.timer("mirage.correlation.rule", "rule", rule.id()));
		return result;
	}

	void concluded(List<Finding> raised) {
		scans.increment();
		raised.forEach(finding -> findings(finding.severity()).increment());
	}

	private Counter findings(Severity severity) {
		return registry.counter("mirage.correlation.findings", "severity", severity.label());
	}
}
