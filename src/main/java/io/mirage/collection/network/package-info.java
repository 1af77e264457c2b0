/** The one way out: the scope gate, the pacing of sources, and the clients for DNS, HTTP, TLS and whois behind it. */
@NullMarked
package io.mirage.collection.network;

import org.jspecify.annotations.NullMarked;
