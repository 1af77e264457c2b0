/** Carries events to other processes and back over RabbitMQ; present only where a broker is asked for. */
@NullMarked
package io.mirage.platform.messaging.broker;

import org.jspecify.annotations.NullMarked;
