/** Writes documents: one class for each format, which knows its syntax and what is dangerous in it. */
@NullMarked
package io.mirage.reporting.format;

import org.jspecify.annotations.NullMarked;
