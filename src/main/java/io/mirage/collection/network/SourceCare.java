package io.mirage.collection.network;

import org.springframework.stereotype.Component;

/** What all tasks together know of the sources they ask. */
@Component
record SourceCare(Allowances allowances, Breakers breakers) {}
