/** What the commands write, and how they are interrupted. */
@NullMarked
package io.mirage.cli.terminal;

import org.jspecify.annotations.NullMarked;
