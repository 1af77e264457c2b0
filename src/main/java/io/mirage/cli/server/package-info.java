/** Starting Mirage in this process, finding one that already runs, and saying in plain words why it could not start. */
@NullMarked
package io.mirage.cli.server;

import org.jspecify.annotations.NullMarked;
