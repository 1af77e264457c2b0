package io.mirage.platform.modules;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import io.mirage.MirageApplication;
import io.mirage.platform.migration.ModuleRoles;
import io.mirage.platform.postgres.EmbeddedPostgres;
import io.mirage.platform.readmodel.FactsWanted;
import io.mirage.support.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A module's own process, with the database role that is made for it: nothing of any other module is there. */
class SeparateModulesTests {

	private static final EmbeddedPostgres SERVER = TestPostgres.server();
	private static final String SECRET = "a-secret-of-a-role";

	@ParameterizedTest
	@EnumSource
	void aModuleAloneHasAndReachesOnlyWhatIsItsOwn(MirageModule module, @TempDir Path data) {
		String database = TestPostgres.freshDatabase();
		JdbcClient superuser = JdbcClient.create(new DriverManagerDataSource(database, SERVER.username(), SERVER.password()));
		MirageModule other = module == MirageModule.AUTH ? MirageModule.USERS : MirageModule.AUTH;
		superuser.sql("create schema " + other.id()).update();
		superuser.sql("create table " + other.id() + ".secret as select 'theirs' as what").update();
		ModuleRoles.Role role = new ModuleRoles(database, SERVER.username(), SERVER.password()).prepare(List.of(module), SECRET);

		try (ConfigurableApplicationContext process = start(module, database, role, data)) {
			assertThat(foreign(classes(process), module)).as("beans").isEmpty();
			assertThat(foreign(controllers(process), module)).as("controllers").isEmpty();
			assertThat(foreign(listeners(process), module)).as("listeners").isEmpty();
			assertThat(schemas(superuser)).as("schemas").containsExactlyInAnyOrder(module.id(), "platform_" + module.id(), other.id(),
					"facts", "public");
			assertThat(superuser.sql("select count(*) from pg_tables where schemaname = 'facts'").query(Long.class).single() > 0)
					.as("tables of facts").isEqualTo(readsFacts(module));
			JdbcClient own = process.getBean(JdbcClient.class);
			assertThat(own.sql("select count(*) from " + module.id() + ".flyway_schema_history").query(Long.class).single()).isPositive();
			assertThatExceptionOfType(DataAccessException.class)
					.isThrownBy(() -> own.sql("select what from " + other.id() + ".secret").query(String.class).list())
					.havingRootCause().withMessageContaining("permission denied for schema " + other.id());
		}
	}

	private static ConfigurableApplicationContext start(MirageModule module, String database, ModuleRoles.Role role, Path data) {
		return new SpringApplicationBuilder(MirageApplication.class).profiles(module.id()).run("--server.port=0",
				"--spring.datasource.url=" + database, "--spring.datasource.username=" + role.name(),
				"--spring.datasource.password=" + role.password(), "--spring.datasource.hikari.maximum-pool-size=8", "--mirage.data=" + data);
	}

	private static Set<Class<?>> classes(ConfigurableApplicationContext process) {
		return Arrays.stream(process.getBeanDefinitionNames()).map(process::getType).filter(type -> type != null)
				.<Class<?>>map(ClassUtils::getUserClass).collect(Collectors.toSet());
	}

	private static Set<Class<?>> controllers(ConfigurableApplicationContext process) {
		return process.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods().values().stream()
				.<Class<?>>map(method -> ClassUtils.getUserClass(method.getBeanType())).collect(Collectors.toSet());
	}

	private static Set<Class<?>> listeners(ConfigurableApplicationContext process) {
		return classes(process).stream().filter(type -> type.getName().startsWith("io.mirage."))
				.filter(type -> !MethodIntrospector.selectMethods(type,
						(Method method) -> AnnotatedElementUtils.hasAnnotation(method, EventListener.class)).isEmpty())
				.collect(Collectors.toSet());
	}

	private static List<String> foreign(Set<Class<?>> types, MirageModule own) {
		return types.stream().map(Class::getName).filter(name -> Arrays.stream(MirageModule.values())
				.anyMatch(module -> module != own && name.startsWith("io.mirage." + module.id() + "."))).sorted().toList();
	}

	private static Set<String> schemas(JdbcClient database) {
		return new TreeSet<>(database.sql("select nspname from pg_namespace where nspname not like 'pg\\_%' and nspname <> 'information_schema'")
				.query(String.class).set());
	}

	private static boolean readsFacts(MirageModule module) {
		return FactsWanted.by(ActiveModules.of(List.of(module.id())), new DefaultResourceLoader());
	}
}
