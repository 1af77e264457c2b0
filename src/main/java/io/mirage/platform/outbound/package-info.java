/** The way out to addresses that people have typed in: each is looked up once, judged, and connected to as judged. */
@NullMarked
package io.mirage.platform.outbound;

import org.jspecify.annotations.NullMarked;
