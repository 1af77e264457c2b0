package io.mirage.configuration;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Up while the schema answers; names the stored values that this build does not allow, which count as not set. */
@Component("configuration")
class ConfigurationHealth extends AbstractHealthIndicator {

	private final Declarations declarations;
	private final SettingsKeeping keeping;

	ConfigurationHealth(Declarations declarations, SettingsKeeping keeping) {
		super("The configuration schema does not answer");
		this.declarations = declarations;
		this.keeping = keeping;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		List<String> unfit = declarations.all().keySet().stream().flatMap(this::unfit).toList();
		builder.up().withDetail("namespaces", declarations.all().size()).withDetail("ignored_values", unfit);
	}

	private Stream<String> unfit(String namespace) {
		return keeping.items(namespace).stream()
				.filter(item -> item.change() != null && item.change().overridden() && !item.isOverridden())
				.map(item -> namespace + " " + item.declaration().key());
	}
}
