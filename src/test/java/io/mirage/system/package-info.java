/** The packaged product, run as processes of its own and asked over HTTP. */
@NullMarked
package io.mirage.system;

import org.jspecify.annotations.NullMarked;
