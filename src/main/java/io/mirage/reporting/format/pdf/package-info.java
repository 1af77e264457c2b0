/** Writes PDF on PDFBox: breaks lines and pages, embeds the glyphs that are needed, and tags everything (PDF/UA-1). */
@NullMarked
package io.mirage.reporting.format.pdf;

import org.jspecify.annotations.NullMarked;
