/** What a process tells of itself: that it lives, and how it fares. */
@NullMarked
package io.mirage.platform.telemetry;

import org.jspecify.annotations.NullMarked;
