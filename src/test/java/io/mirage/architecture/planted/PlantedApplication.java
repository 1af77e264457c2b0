package io.mirage.architecture.planted;

import org.springframework.modulith.Modulithic;

/** The root of modules that break the rules on purpose; never started. */
@Modulithic
public final class PlantedApplication {}
