/**
 * Finds in foreign text what stands for something: pure functions that take time in proportion to the text, whatever it
 * says. What they find is a candidate until the entity parser has accepted it.
 */
@NullMarked
package io.mirage.collection.collectors.text;

import org.jspecify.annotations.NullMarked;
