package io.mirage.platform.modules;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.Ordered;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Narrows the packages that auto-configurations search for repositories. They do not ask the component scan's
 * filter, so without this the repositories of absent modules would still appear.
 */
@AutoConfiguration
@AutoConfigureOrder(Ordered.HIGHEST_PRECEDENCE)
@Import(ModulePackages.Narrow.class)
public class ModulePackages {

	static class Narrow implements ImportBeanDefinitionRegistrar, BeanFactoryAware {

		private @Nullable BeanFactory beanFactory;

		@Override
		public void setBeanFactory(BeanFactory beanFactory) {
			this.beanFactory = beanFactory;
		}

		@Override
		public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
			if (beanFactory == null) {
				throw new IllegalStateException("Spring sets the bean factory first");
			}
			ActiveModules modules = beanFactory.getBean(ActiveModules.class);
			String name = AutoConfigurationPackages.class.getName();
			if (registry.containsBeanDefinition(name)) {
				registry.removeBeanDefinition(name);
			}
			AutoConfigurationPackages.register(registry,
					modules.present().stream().map(module -> "io.mirage." + module.id()).toArray(String[]::new));
		}
	}
}
