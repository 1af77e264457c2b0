package io.mirage.correlation;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresAdjacencyContractTests extends AdjacencyContract {

	PostgresAdjacencyContractTests(@Autowired ApplicationContext context) {
		super(context);
	}

	@Override
	Adjacency graph() {
		return context.getBean(Edges.class);
	}

	@Override
	String engine() {
		return "PostgreSQL " + context.getBean(JdbcClient.class).sql("show server_version").query(String.class).single();
	}

	@Override
	void settle() {}
}
