/** The durable way of news to its receivers: what waits, what was tried, what came of it. */
@NullMarked
package io.mirage.notification.delivery;

import org.jspecify.annotations.NullMarked;
