package io.mirage.correlation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.mirage.platform.readmodel.ScanFacts;
import io.mirage.platform.readmodel.ScanFactsFactory;

/** Places the read model of facts in this module's schema. */
@Configuration(proxyBeanMethods = false)
class CorrelationConfiguration {

	@Bean
	ScanFacts correlationFacts(ScanFactsFactory factory) {
		return factory.inSchema("correlation");
	}
}
