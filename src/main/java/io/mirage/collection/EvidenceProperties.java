package io.mirage.collection;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Packs of evidence.
 *
 * @param timeStampServer address of a server that gives time stamps by RFC 3161; packs have none if it is not set
 */
@ConfigurationProperties("mirage.evidence")
record EvidenceProperties(@Nullable URI timeStampServer) {}
