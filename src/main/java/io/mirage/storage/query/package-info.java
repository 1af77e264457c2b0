/**
 * The query language over facts: reads it, says exactly where it cannot be read, and offers what could come next. Knows
 * neither store nor clock.
 */
@NullMarked
package io.mirage.storage.query;

import org.jspecify.annotations.NullMarked;
