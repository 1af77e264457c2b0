package io.mirage.events.users;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;

/**
 * A project exists: scans can be put into it.
 */
public record ProjectCreated(EventHeader header, ProjectId projectId, String name) implements MirageEvent {}
