package io.mirage.notification.delivery;

import java.util.concurrent.Future;

import org.springframework.context.ApplicationContext;

/** Lets tests of other packages have delivered what is due. */
public final class DeliveryHand {

	private DeliveryHand() {}

	public static void deliver(ApplicationContext context) throws Exception {
		for (Future<?> served : context.getBean(DeliveryRun.class).begin()) {
			served.get();
		}
	}
}
