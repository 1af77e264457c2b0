package io.mirage.platform.readmodel;

import java.util.Objects;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotatedTypeMetadata;

import io.mirage.platform.modules.ActiveModules;

/** Whether a module of this process reads facts: it says so by a file named {@code readmodel} beside its migrations. */
public final class FactsWanted implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConfigurableListableBeanFactory beans = Objects.requireNonNull(context.getBeanFactory());
		return by(beans.getBean(ActiveModules.class), context.getResourceLoader());
	}

	public static boolean by(ActiveModules modules, ResourceLoader resources) {
		return modules.ids().stream()
				.anyMatch(module -> resources.getResource("classpath:db/migration/" + module + "/readmodel").exists());
	}
}
