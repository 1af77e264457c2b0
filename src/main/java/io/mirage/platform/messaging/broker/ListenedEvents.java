package io.mirage.platform.messaging.broker;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

import io.mirage.events.MirageEvent;
import io.mirage.platform.messaging.InPassing;

/** Which events anything in this process listens to: the unit's queue is bound to these alone. */
@Component
@ConditionalOnProperty(name = "mirage.broker", havingValue = "rabbitmq")
class ListenedEvents {

	private final ConfigurableListableBeanFactory beans;

	ListenedEvents(ConfigurableListableBeanFactory beans) {
		this.beans = beans;
	}

	/** Routing keys of what the unit as a whole must hear, in alphabetical order. */
	Set<String> types() {
		return types(method -> !isInPassing(method));
	}

	/** Routing keys of what every instance hears in passing. */
	Set<String> inPassing() {
		return types(ListenedEvents::isInPassing);
	}

	private static boolean isInPassing(Method method) {
		return AnnotatedElementUtils.hasAnnotation(method, InPassing.class);
	}

	private Set<String> types(Predicate<Method> wanted) {
		Set<String> keys = new TreeSet<>();
		for (String name : beans.getBeanDefinitionNames()) {
			Class<?> type = beans.getType(name, false);
			if (type != null && type.getName().startsWith("io.mirage.")) {
				listened(ClassUtils.getUserClass(type), wanted).map(RoutingKeys::of).forEach(keys::add);
			}
		}
		return keys;
	}

	private static Stream<Class<?>> listened(Class<?> type, Predicate<Method> wanted) {
		Set<Method> methods = MethodIntrospector.selectMethods(type,
				(Method method) -> AnnotatedElementUtils.hasAnnotation(method, EventListener.class) && wanted.test(method));
		return methods.stream().flatMap(method -> Stream.<Class<?>>of(method.getParameterTypes()))
				.filter(MirageEvent.class::isAssignableFrom);
	}
}
