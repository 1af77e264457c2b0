/** Brings the schema of every module that lives here up to date, each with its own history. */
@NullMarked
package io.mirage.platform.migration;

import org.jspecify.annotations.NullMarked;
