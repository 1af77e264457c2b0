/** Runs the modules as processes of their own on one machine, with a broker and a database beside them. */
@NullMarked
package io.mirage.cli.split;

import org.jspecify.annotations.NullMarked;
