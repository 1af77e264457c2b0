package io.mirage.collection.collectors.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Calendar;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

import io.mirage.collection.source.SourceException.Unreadable;

/** Reads PDF: what it says of itself and the text of its first pages. Nothing in it runs, nothing it names is loaded. */
final class PdfDocument {

	private static final long MAX_MEMORY = 64L << 20;
	private static final int MAX_PAGES = 20;
	private static final int MAX_PARSED_PAGES = 5000;
	/** Checked between pages; one page takes what 4 MB of instructions take. */
	private static final long MOST_NANOS = 10_000_000_000L;

	private PdfDocument() {}

	static DocumentContent read(byte[] body) throws Unreadable {
		if (InflatedSize.exceeds(body)) {
			throw new Unreadable("The PDF grows beyond measure when unpacked");
		}
		try (PDDocument document = Loader.loadPDF(body, "", null, null, MemoryUsageSetting.setupMainMemoryOnly(MAX_MEMORY).streamCache)) {
			return new DocumentContent("pdf", properties(document).said(), text(document));
		} catch (InvalidPasswordException protectedByOne) {
			throw new Unreadable("The PDF is protected by a password");
		} catch (IOException | RuntimeException broken) {
			// The parser meets what no file should hold with exceptions of many kinds.
			throw new Unreadable("The PDF is broken: " + broken.getMessage());
		}
	}

	private static DocumentContent.Properties properties(PDDocument document) {
		PDDocumentInformation information = document.getDocumentInformation();
		return new DocumentContent.Properties().put("title", information.getTitle()).put("author", information.getAuthor())
				.put("software", information.getCreator()).put("producer", information.getProducer())
				.put("subject", information.getSubject()).put("keywords", information.getKeywords())
				.put("created", time(information.getCreationDate())).put("modified", time(information.getModificationDate()))
				.put("pages", Integer.toString(document.getNumberOfPages()));
	}

	private static @Nullable String time(@Nullable Calendar calendar) {
		return calendar == null ? null : Instant.ofEpochMilli(calendar.getTimeInMillis()).toString();
	}

	private static String text(PDDocument document) throws IOException {
		StringBuilder text = new StringBuilder();
		int pages = document.getNumberOfPages() > MAX_PARSED_PAGES ? 0 : Math.min(document.getNumberOfPages(), MAX_PAGES);
		long end = System.nanoTime() + MOST_NANOS;
		for (int page = 1; page <= pages && text.length() < DocumentContent.MAX_TEXT && System.nanoTime() < end; page++) {
			PDFTextStripper stripper = new PDFTextStripper();
			stripper.setStartPage(page);
			stripper.setEndPage(page);
			text.append(stripper.getText(document));
		}
		return text.substring(0, Math.min(text.length(), DocumentContent.MAX_TEXT));
	}

	/** Whether the file's packed parts are larger than anybody needs, or packed twice so that nobody can tell. */
	private static final class InflatedSize {

		private static final String STREAM = "stream";
		private static final long MOST = 64L << 20;
		private static final int BUFFER = 65_536;
		private static final int MAX_STREAMS = 20_000;

		static boolean exceeds(byte[] body) {
			String text = new String(body, StandardCharsets.ISO_8859_1);
			return NESTED.matcher(text).find() || inflated(body, text) > MOST;
		}

		/** Two codings on one another, or one that is named elsewhere, or by escapes. */
		private static final Pattern NESTED = Pattern.compile(
				"/F(?:ilter)?\\s{0,20}(?:\\[[^\\]]{0,200}(?:Flate|LZW|Fl)[^\\]]{0,200}(?:Flate|LZW|Fl|RunLength)|[0-9]{1,10}\\s{1,5}[0-9]{1,5}\\s{1,5}R|\\[?\\s{0,20}/LZW)|/#46|/F#69|/Fi#6[cC]");

		private static long inflated(byte[] body, String text) {
			long total = 0;
			int at = text.indexOf(STREAM);
			for (int streams = 0; at >= 0 && total <= MOST; streams++) {
				int start = at + STREAM.length();
				while (start < body.length && (body[start] == '\r' || body[start] == '\n')) {
					start++;
				}
				total += inflated(body, start, MOST - total);
				at = text.indexOf(STREAM, start);
				if (streams > MAX_STREAMS) {
					return Long.MAX_VALUE;
				}
			}
			return total;
		}

		private static long inflated(byte[] body, int start, long most) {
			Inflater inflater = new Inflater();
			byte[] buffer = new byte[BUFFER];
			long total = 0;
			try {
				inflater.setInput(body, start, body.length - start);
				for (int read = 1; read > 0 && total <= most; total += read) {
					read = inflater.inflate(buffer);
				}
				return total;
			} catch (DataFormatException notPacked) {
				return total;
			} finally {
				inflater.end();
			}
		}
	}
}
