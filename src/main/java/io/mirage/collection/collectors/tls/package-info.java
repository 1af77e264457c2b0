/** What servers show of themselves in a TLS handshake: certificates, protocol versions, fingerprints. */
@NullMarked
package io.mirage.collection.collectors.tls;

import org.jspecify.annotations.NullMarked;
