/** What listens at the target's addresses: open ports, the services behind them, and what those say of themselves. */
@NullMarked
package io.mirage.collection.collectors.net;

import org.jspecify.annotations.NullMarked;
