package io.mirage.visualization;

import java.util.UUID;

/** A relationship between two nodes, read as "source type target". */
record Edge(UUID id, UUID source, UUID target, String type) {}
