package io.mirage.events.configuration;

import java.util.List;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;

/**
 * Settings after a change, or all of them on request. A listener ignores a version older than what it knows.
 */
public record SettingsChanged(EventHeader header, List<Setting> settings) implements MirageEvent {}
