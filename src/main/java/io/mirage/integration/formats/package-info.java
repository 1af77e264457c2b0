/** The forms in which a scan leaves: each is written as it is read, so that its size does not matter. */
@NullMarked
package io.mirage.integration.formats;

import org.jspecify.annotations.NullMarked;
