package io.mirage.collection.network;

import io.mirage.collection.source.Question;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanScope;
import io.mirage.events.scans.TaskId;

/** On whose behalf a collector goes out: what the scope gate judges every call by. */
public record Assignment(ScanId scanId, TaskId taskId, ScanScope scope, CollectorDescriptor collector, Question question) {}
