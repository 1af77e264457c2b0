package io.mirage.platform.messaging;

import java.lang.reflect.Method;
import java.util.concurrent.Executor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.interceptor.AsyncUncaughtExceptionHandler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import io.mirage.events.MirageEvent;

/**
 * Runs listeners on a bounded number of virtual threads: about three quarters of the connection pool, since each
 * holds a connection, and the queue without bound, since a refused listener would only come back by resubmission.
 */
@Configuration
@EnableAsync
class ListenerExecutor implements AsyncConfigurer {

	private static final Logger LOG = LoggerFactory.getLogger(ListenerExecutor.class);

	private final ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
	private final ListenerFailures failures;

	ListenerExecutor(@Value("${spring.datasource.hikari.maximum-pool-size}") int connections, ListenerFailures failures) {
		this.failures = failures;
		int threads = Math.max(2, connections * 3 / 4);
		executor.setCorePoolSize(threads);
		executor.setMaxPoolSize(threads);
		executor.setThreadFactory(Thread.ofVirtual().name("listener-", 0).factory());
		executor.setWaitForTasksToCompleteOnShutdown(true);
		executor.setAwaitTerminationSeconds(20);
	}

	@Bean
	ThreadPoolTaskExecutor applicationTaskExecutor() {
		return executor;
	}

	@Override
	public Executor getAsyncExecutor() {
		return executor;
	}

	@Override
	public AsyncUncaughtExceptionHandler getAsyncUncaughtExceptionHandler() {
		return (failure, method, arguments) -> record(failure, method, arguments);
	}

	private void record(Throwable failure, Method method, Object[] arguments) {
		for (Object argument : arguments) {
			if (argument instanceof MirageEvent event) {
				failures.remember(event, method, failure);
				return;
			}
		}
		LOG.error("{} failed", method, failure);
	}
}
