package io.mirage.platform.messaging.broker;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationListenerMethodAdapter;
import org.springframework.context.event.EventListenerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

import io.mirage.events.MirageEvent;
import io.mirage.platform.messaging.InPassing;

/**
 * The listeners of {@link InPassing}. What their own process publishes reaches them at once. What other processes publish
 * comes by the queue of their instance, and not once more by that of the unit, which one replica in turn reads.
 */
@Component
@ConditionalOnProperty(name = "mirage.broker", havingValue = "rabbitmq")
class PassingListeners implements EventListenerFactory, Ordered {

	private final List<Listener> listeners = new CopyOnWriteArrayList<>();

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public boolean supportsMethod(Method method) {
		return AnnotatedElementUtils.hasAnnotation(method, InPassing.class);
	}

	@Override
	public ApplicationListener<?> createApplicationListener(String bean, Class<?> type, Method method) {
		Listener listener = new Listener(bean, type, method);
		listeners.add(listener);
		return listener;
	}

	/** Passes on what another process published. */
	void hear(MirageEvent event) {
		PayloadApplicationEvent<MirageEvent> wrapped = new PayloadApplicationEvent<>(this, event);
		ResolvableType type = ResolvableType.forClassWithGenerics(PayloadApplicationEvent.class, event.getClass());
		listeners.stream().filter(listener -> listener.supportsEventType(type)).forEach(listener -> listener.processEvent(wrapped));
	}

	private static final class Listener extends ApplicationListenerMethodAdapter {

		Listener(String bean, Class<?> type, Method method) {
			super(bean, type, method);
		}

		@Override
		public void onApplicationEvent(ApplicationEvent event) {
			if (!BrokerDelivery.isRunning()) {
				super.onApplicationEvent(event);
			}
		}
	}
}
