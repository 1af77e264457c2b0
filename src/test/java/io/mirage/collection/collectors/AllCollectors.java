package io.mirage.collection.collectors;

import java.time.Clock;
import java.util.List;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import io.mirage.collection.source.Collector;
import io.mirage.platform.entities.EntityParser;

/** Every collector there is, as Spring finds them. */
final class AllCollectors {

	private AllCollectors() {}

	static List<Collector> all() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean(Clock.class, Clock::systemUTC);
			context.registerBean(EntityParser.class);
			context.scan(AllCollectors.class.getPackageName());
			context.refresh();
			return context.getBeanProvider(Collector.class).stream().toList();
		}
	}
}
