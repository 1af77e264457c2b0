/** How modules keep secrets that they have to read again: sealed, with a key that is not in the database. */
@NullMarked
package io.mirage.platform.secrets;

import org.jspecify.annotations.NullMarked;
