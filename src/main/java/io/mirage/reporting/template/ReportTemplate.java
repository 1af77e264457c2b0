package io.mirage.reporting.template;

import java.util.List;

/** @param id a word for those that come with Mirage, a UUID for own ones */
public record ReportTemplate(String id, String name, String description, boolean builtIn, List<Block> blocks) {

	public ReportTemplate {
		blocks = List.copyOf(blocks);
	}
}
