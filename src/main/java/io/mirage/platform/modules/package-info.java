/** Decides once which modules live in this process and keeps the others out of it. */
@NullMarked
package io.mirage.platform.modules;

import org.jspecify.annotations.NullMarked;
