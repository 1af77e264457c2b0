/** What the scans module announces: the life of a scan and the work it plans. */
@NamedInterface("scans")
@NullMarked
package io.mirage.events.scans;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
