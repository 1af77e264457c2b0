package io.mirage.events.gateway;

import java.util.List;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;

/**
 * State-changing requests for the audit trail, in a batch of at most 500.
 */
public record ApiCallsRecorded(EventHeader header, List<ApiCall> calls) implements MirageEvent {}
