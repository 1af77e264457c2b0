/** Algorithms on plain graphs, whose nodes are numbers. */
@NullMarked
package io.mirage.platform.graphs;

import org.jspecify.annotations.NullMarked;
