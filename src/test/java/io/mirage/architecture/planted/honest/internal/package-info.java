/** Internal to its module. */
@NullMarked
package io.mirage.architecture.planted.honest.internal;

import org.jspecify.annotations.NullMarked;
