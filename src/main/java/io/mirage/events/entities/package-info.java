/** The vocabulary of facts: entity types, relation types, and the reference by which every module names the same thing. */
@NamedInterface("entities")
@NullMarked
package io.mirage.events.entities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
