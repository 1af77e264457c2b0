/** Everything an installation knows, in one encrypted file, and back. Knows no module: what a schema holds is copied as it is. */
@NullMarked
package io.mirage.platform.backup;

import org.jspecify.annotations.NullMarked;
