package io.mirage.correlation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
	private final Map<Severity, Counter> findings = new EnumMap<>(Severity.class);

	CorrelationMetrics(MeterRegistry registry) {
		this.registry = registry;
		scans = registry.counter("mirage.correlation.scans");
		for (Severity severity : Severity.values()) {
			findings.put(severity, registry.counter("mirage.correlation.findings", "severity", severity.label()));
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
		raised.forEach(finding -> findings.get(finding.severity()).increment());
	}
}
