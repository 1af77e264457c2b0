package io.mirage.collection.collectors.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;

import org.apache.poi.hpsf.DocumentSummaryInformation;
import org.apache.poi.hpsf.HPSFException;
import org.apache.poi.hpsf.PropertySet;
import org.apache.poi.hpsf.PropertySetFactory;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

import io.mirage.collection.source.SourceException.Unreadable;

/** Reads what Word, Excel and PowerPoint files of before 2007 say of themselves. Of their text, the readable runs. */
final class OldOfficeDocument {

	private static final int MAX_PROPERTIES = 1024 * 1024;
	private static final int SHORTEST_RUN = 6;

	private OldOfficeDocument() {}

	static DocumentContent read(byte[] body) throws Unreadable {
		try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(body))) {
			DocumentContent.Properties properties = new DocumentContent.Properties();
			if (set(files.getRoot(), SummaryInformation.DEFAULT_STREAM_NAME) instanceof SummaryInformation summary) {
				summary(summary, properties);
			}
			if (set(files.getRoot(), DocumentSummaryInformation.DEFAULT_STREAM_NAME) instanceof DocumentSummaryInformation summary) {
				properties.put("company", summary.getCompany()).put("manager", summary.getManager());
			}
			return new DocumentContent(format(files.getRoot()), properties.said(), runs(body));
		} catch (IOException | RuntimeException broken) {
			throw new Unreadable("The document is broken: " + broken.getMessage());
		}
	}

	private static @Nullable PropertySet set(DirectoryNode root, String name) throws IOException {
		if (!root.hasEntryCaseInsensitive(name)) {
			return null;
		}
		try (InputStream in = root.createDocumentInputStream(name)) {
			return PropertySetFactory.create(new ByteArrayInputStream(in.readNBytes(MAX_PROPERTIES)));
		} catch (HPSFException noProperties) {
			return null;
		}
	}

	private static void summary(SummaryInformation summary, DocumentContent.Properties properties) {
		properties.put("title", summary.getTitle()).put("author", summary.getAuthor()).put("last_author", summary.getLastAuthor())
				.put("software", summary.getApplicationName()).put("subject", summary.getSubject()).put("keywords", summary.getKeywords())
				.put("template", summary.getTemplate()).put("created", time(summary.getCreateDateTime()))
				.put("modified", time(summary.getLastSaveDateTime()));
	}

	private static @Nullable String time(@Nullable Date date) {
		return date == null ? null : date.toInstant().toString();
	}

	private static String format(DirectoryNode root) {
		if (root.hasEntryCaseInsensitive("WordDocument")) {
			return "doc";
		}
		boolean sheet = root.hasEntryCaseInsensitive("Workbook") || root.hasEntryCaseInsensitive("Book");
		return sheet ? "xls" : root.hasEntryCaseInsensitive("PowerPoint Document") ? "ppt" : "ole";
	}

	/** Text of one byte a character, as far as it can be told from the rest. */
	private static String runs(byte[] body) {
		StringBuilder text = new StringBuilder();
		StringBuilder run = new StringBuilder();
		for (char c : new String(body, StandardCharsets.ISO_8859_1).toCharArray()) {
			if (c >= ' ' && c < 0x7F) {
				run.append(c);
			} else if (c != 0) {
				text.append(run.length() >= SHORTEST_RUN ? run + "\n" : "");
				run.setLength(0);
			}
			if (text.length() > DocumentContent.MAX_TEXT) {
				return text.toString();
			}
		}
		return text.append(run).toString();
	}
}
