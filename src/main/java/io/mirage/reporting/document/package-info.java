/**
 * What reports consist of, whatever they are written as. All text in it is already visible text: what would steer a
 * display is named, so a format has to escape for its own syntax alone.
 */
@NullMarked
package io.mirage.reporting.document;

import org.jspecify.annotations.NullMarked;
