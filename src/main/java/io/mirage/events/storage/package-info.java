/** What the storage module announces: facts that are now kept, and what people say of them. */
@NamedInterface("storage")
@NullMarked
package io.mirage.events.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
