package io.mirage.platform.modules;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Drops the broker's auto-configuration when no broker is asked for, so that nothing tries to connect to one. */
public final class UnneededStores implements AutoConfigurationImportFilter, EnvironmentAware {

	private boolean broker;

	@Override
	public void setEnvironment(Environment environment) {
		broker = "rabbitmq".equals(environment.getProperty("mirage.broker"));
	}

	@Override
	public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
		boolean[] wanted = new boolean[candidates.length];
		for (int i = 0; i < wanted.length; i++) {
			String candidate = candidates[i];
			wanted[i] = broker || candidate == null || !candidate.startsWith("org.springframework.boot.amqp.");
		}
		return wanted;
	}
}
