package io.mirage.storage;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

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
