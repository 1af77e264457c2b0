/**
 * Hands data to other systems: an export of each complete scan, written once and kept with its checksum, and
 * further ones in the forms of other tools when somebody asks for them.
 *
 * <p>The first export is NDJSON: one JSON object a line, UTF-8, lines end with a line feed. Every object has a {@code line_type};
 * field names are only ever added. Lines come in this order:
 * <ul>
 * <li>one {@code scan}: {@code format_version} (1), {@code scan_id}, {@code project_id}, {@code name}, {@code state},
 * {@code targets}, {@code started_at}, {@code finished_at}, {@code tasks}, the numbers of {@code entities},
 * {@code relationships} and {@code findings} that follow, and {@code coverage}: per collector what it could see and what
 * not</li>
 * <li>{@code entity}: {@code id}, {@code type}, {@code value}, {@code confidence} (0 to 100), {@code collectors},
 * {@code tags}, {@code attributes}, {@code first_seen}, {@code last_seen}, {@code observation_ids}; by type and value</li>
 * <li>{@code relationship}: {@code id}, {@code type}, {@code source_id}, {@code target_id}, {@code confidence},
 * {@code collectors}, {@code tags}; by id</li>
 * <li>{@code finding}: {@code id}, {@code rule_id}, {@code rule_name}, {@code severity}, {@code headline}, {@code why},
 * {@code evidence} (each an {@code observation_id}, or null, and an {@code entity}); by id</li>
 * </ul>
 * The same facts give the same bytes. Collected text is hostile and is passed on as it was found, escaped as JSON.
 */
@ApplicationModule(displayName = "Integrations",
		allowedDependencies = {"platform", "events", "events :: auth", "events :: collection", "events :: correlation",
				"events :: entities", "events :: integration", "events :: platform", "events :: scans", "events :: storage",
				"events :: users"})
@NullMarked
package io.mirage.integration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
