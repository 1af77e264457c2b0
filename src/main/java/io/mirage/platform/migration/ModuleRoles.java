package io.mirage.platform.migration;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.springframework.core.io.DefaultResourceLoader;

import io.mirage.platform.modules.ActiveModules;
import io.mirage.platform.modules.DeploymentUnit;
import io.mirage.platform.modules.MirageModule;
import io.mirage.platform.readmodel.FactsWanted;

/**
 * A database role for each process: it owns the schemas of its modules and of its unit, shares the facts if one of its
 * modules reads them, and has no right to anything else. What another role owned of it before, since modules were grouped
 * otherwise or ran together, is handed over.
 */
public final class ModuleRoles {

	private static final String FACTS = "mirage_facts";

	private final String url;
	private final String username;
	private final String password;

	/** Whom a process signs in as. */
	public record Role(String name, String password) {}

	/** @param username who may make roles and give away what is in the database: a superuser, or its owner */
	public ModuleRoles(String url, String username, String password) {
		this.url = url;
		this.username = username;
		this.password = password;
	}

	/**
	 * Makes the role of a process, or renews its password and its rights.
	 *
	 * @param modules those of the process
	 * @param secret of letters, digits, {@code -} and {@code _}
	 */
	public Role prepare(List<MirageModule> modules, String secret) {
		ActiveModules together = ActiveModules.of(modules.stream().map(MirageModule::id).toList());
		String unit = DeploymentUnit.nameOf(together);
		String role = "mirage_" + unit.replace('-', '_');
		try (Connection connection = DriverManager.getConnection(url, username, password); Statement sql = connection.createStatement()) {
			connection.setAutoCommit(false);
			make(sql, role);
			sql.execute("alter role " + role + " login nosuperuser nocreatedb nocreaterole password '" + requireHarmless(secret) + "'");
			sql.execute("do $$ begin execute format('grant connect, create on database %I to " + role + "', current_database()); end $$");
			handOver(sql, DeploymentUnit.schemaOf(unit), role);
			for (MirageModule module : modules) {
				handOver(sql, module.id(), role);
			}
			shareFacts(sql, role, FactsWanted.by(together, new DefaultResourceLoader()));
			connection.commit();
			return new Role(role, secret);
		} catch (SQLException e) {
			throw new IllegalStateException("The database role " + role + " could not be made: " + e.getMessage(), e);
		}
	}

	private static void make(Statement sql, String role) throws SQLException {
		sql.execute("do $$ begin if not exists (select from pg_roles where rolname = '" + role + "') then create role " + role
				+ "; end if; end $$");
	}

	/** The facts belong to a role of their own, which readers are members of, whichever of them migrates first. */
	private static void shareFacts(Statement sql, String role, boolean wanted) throws SQLException {
		make(sql, FACTS);
		sql.execute("create schema if not exists facts");
		handOver(sql, "facts", FACTS);
		if (wanted) {
			sql.execute("grant " + FACTS + " to " + role);
			sql.execute("alter default privileges for role " + role + " in schema facts grant all on tables to " + FACTS);
			sql.execute("alter default privileges for role " + role + " in schema facts grant all on sequences to " + FACTS);
		} else {
			sql.execute("do $$ begin if pg_has_role('" + role + "', '" + FACTS + "', 'member') then revoke " + FACTS + " from " + role
					+ "; end if; end $$");
		}
	}

	/** Nothing happens if there is no such schema yet; sequences follow the tables they belong to. */
	private static void handOver(Statement sql, String schema, String role) throws SQLException {
		sql.execute("""
				do $$
				declare thing record;
				begin
					if not exists (select from pg_namespace where nspname = '%1$s') then
						return;
					end if;
					alter schema %1$s owner to %2$s;
					for thing in select c.oid::regclass as name from pg_class c
							where c.relnamespace = '%1$s'::regnamespace and (c.relkind in ('r', 'p', 'v', 'm') or c.relkind = 'S'
								and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i'))) loop
						execute format('alter table %%s owner to %2$s', thing.name);
					end loop;
					for thing in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = '%1$s'::regnamespace
							and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') loop
						execute format('alter routine %%s owner to %2$s', thing.name);
					end loop;
				end $$""".formatted(schema, role));
	}

	/** A password cannot be a parameter of a statement that is not a query. */
	private static String requireHarmless(String secret) {
		if (!secret.matches("[A-Za-z0-9_-]{16,200}")) {
			throw new IllegalArgumentException("A role's secret has 16 to 200 letters, digits, - or _");
		}
		return secret;
	}
}
