package io.mirage.collection.source;

import java.security.cert.X509Certificate;
import java.util.List;

/** @param chain as the server sent it, its own certificate first, never empty; not verified */
public record TlsReply(String protocol, List<X509Certificate> chain, Evidence evidence) {}
