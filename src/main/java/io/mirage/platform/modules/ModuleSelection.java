package io.mirage.platform.modules;

import java.util.Arrays;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Reads the profiles before any bean is defined and keeps absent modules' classes out of the component scan. */
public final class ModuleSelection implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		ActiveModules modules = ActiveModules.of(Arrays.asList(context.getEnvironment().getActiveProfiles()));
		context.getEnvironment().getPropertySources().addLast(new MapPropertySource("moduleSelection", defaults(modules)));
		context.getBeanFactory().registerSingleton("activeModules", modules);
		context.getBeanFactory().registerSingleton("absentModulesFilter", new AbsentModulesFilter(modules));
	}

	/** What follows from the choice of modules, unless somebody sets it otherwise. */
	private static Map<String, Object> defaults(ActiveModules modules) {
		return Map.of("mirage.default-port", modules.present().getFirst().port());
	}

	private static final class AbsentModulesFilter extends TypeExcludeFilter {

		private final ActiveModules modules;

		AbsentModulesFilter(ActiveModules modules) {
			this.modules = modules;
		}

		@Override
		public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
			return modules.excludes(reader.getClassMetadata().getClassName());
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof AbsentModulesFilter filter && filter.modules.ids().equals(modules.ids());
		}

		@Override
		public int hashCode() {
			return modules.ids().hashCode();
		}
	}
}
