/** Where an installation keeps its files and secrets. */
@NullMarked
package io.mirage.platform.data;

import org.jspecify.annotations.NullMarked;
