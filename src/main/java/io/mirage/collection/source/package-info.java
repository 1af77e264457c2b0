/** What a collector sees: its question, its answer, and a client through which alone it reaches the outside. */
@NullMarked
package io.mirage.collection.source;

import org.jspecify.annotations.NullMarked;
