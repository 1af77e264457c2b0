package io.mirage.events.registry;

import org.jspecify.annotations.Nullable;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;

/**
 * A source that was uploaded and whose signature is good, as it is now: new, another version, or withdrawn.
 *
 * @param id of the source
 * @param version grows with every change, going back to an older text included; a listener ignores what is older than
 *            what it knows
 * @param source the source file; absent if it was withdrawn
 */
public record SourcePackChanged(EventHeader header, String id, long version, @Nullable String source) implements MirageEvent {}
