/** Lets assistants look into scans by the Model Context Protocol, within what their key may see. */
@NullMarked
package io.mirage.integration.mcp;

import org.jspecify.annotations.NullMarked;
