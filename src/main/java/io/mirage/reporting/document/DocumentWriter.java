package io.mirage.reporting.document;

import java.util.List;

import io.mirage.events.correlation.Severity;

/** Takes a report in the order of reading, and need not hold it. One format implements it. */
public interface DocumentWriter extends AutoCloseable {

	void begin(Cover cover);

	/** Ends the section before. */
	void section(String title);

	/** Within a section. */
	void heading(String title);

	void paragraph(Tone tone, String text);

	void list(List<String> items);

	void figures(List<Figure> figures);

	/** The findings of one severity follow. */
	void severity(Severity severity, long count);

	void finding(FindingCard finding);

	void way(List<Step> steps);

	void bars(BarChart chart);

	void graph(Graph graph);

	void table(Table table);

	/** @param colophon the last line; the document is complete and the stream closed when this returns */
	void end(String colophon);

	/** Lets go of what an unfinished document holds; after {@link #end} there is nothing left to do. */
	@Override
	default void close() {}
}
