package io.mirage.storage;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Names its store although it is the usual one: so it has a database of its own, without what other tests tell. */
@TestPropertySource(properties = "mirage.stores.search=postgresql")
class PostgresSearchContractTests extends EntitySearchContract {

	PostgresSearchContractTests(@Autowired ApplicationContext context) {
		super(context);
	}

	@Override
	EntitySearch search() {
		return context.getBean(PostgresSearch.class);
	}

	@Override
	String engine() {
		return "PostgreSQL " + context.getBean(JdbcClient.class).sql("show server_version").query(String.class).single();
	}

	@Override
	void settle() {}
}
