package io.mirage.collection.source;

/** Text as it came, line ends folded to {@code \n}. */
public record TextReply(String text, Evidence evidence) {}
