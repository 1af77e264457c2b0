/** A read model of a scan's facts, kept by modules that must know facts but do not own them. */
@NullMarked
package io.mirage.platform.readmodel;

import org.jspecify.annotations.NullMarked;
