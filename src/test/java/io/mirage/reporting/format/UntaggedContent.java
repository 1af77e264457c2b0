package io.mirage.reporting.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDPage;

/** Finds what a page shows outside of marked content, which nobody would have read to them and nobody would know of. */
final class UntaggedContent {

	private static final Set<String> SHOWS = Set.of("Tj", "TJ", "'", "\"", "f", "F", "f*", "B", "S", "s", "Do");

	private UntaggedContent() {}

	static List<String> of(PDPage page) throws IOException {
		List<String> untagged = new ArrayList<>();
		int depth = 0;
		for (Object token : new PDFStreamParser(page).parse()) {
			if (token instanceof Operator operator) {
				switch (operator.getName()) {
					case "BMC", "BDC" -> depth++;
					case "EMC" -> depth--;
					default -> {
						if (depth == 0 && SHOWS.contains(operator.getName())) {
							untagged.add(operator.getName());
						}
					}
				}
			}
		}
		return untagged;
	}
}
