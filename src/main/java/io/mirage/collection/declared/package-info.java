/**
 * Sources that are declared in files: what to ask, how to read the answer and which facts it states. One collector runs
 * them all; it reaches the outside through its client alone, as every other collector does.
 */
@NullMarked
package io.mirage.collection.declared;

import org.jspecify.annotations.NullMarked;
