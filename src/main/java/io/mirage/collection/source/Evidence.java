package io.mirage.collection.source;

/**
 * A raw answer as it came.
 *
 * @param mediaType such as {@code message/http} or {@code text/dns}
 * @param bytes at most as many as the client reads
 * @param truncated whether the source had more to say
 */
public record Evidence(String mediaType, byte[] bytes, boolean truncated) {}
