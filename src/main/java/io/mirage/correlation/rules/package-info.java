/** Rules and what they see: pure functions from one scan's facts to conclusions, without clock, network or store. */
@NullMarked
package io.mirage.correlation.rules;

import org.jspecify.annotations.NullMarked;
