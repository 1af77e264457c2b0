package io.mirage.range;

import java.util.List;

/** A document of one page with one line of text, and the metadata that people forget to remove. */
record PdfDocument(String title, String author, String creator, String text) {

	static PdfDocument from(DataNode node) {
		return new PdfDocument(node.text("title"), node.text("author"), node.text("creator"), node.text("text"));
	}

	/** PDF 1.4, ASCII throughout, so characters are bytes. */
	String content() {
		String drawing = "BT /F1 14 Tf 72 720 Td (" + text + ") Tj ET";
		List<String> objects = List.of("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
				"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
				"<< /Length " + drawing.length() + " >>\nstream\n" + drawing + "\nendstream",
				"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
				"<< /Title (%s) /Author (%s) /Creator (%s) /CreationDate (D:20240917103000Z) >>".formatted(title, author, creator));
		StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
		StringBuilder table = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
		for (int i = 0; i < objects.size(); i++) {
			table.append("%010d 00000 n \n".formatted(pdf.length()));
			pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
		}
		int start = pdf.length();
		return pdf.append(table).append("trailer\n<< /Size ").append(objects.size() + 1)
				.append(" /Root 1 0 R /Info 6 0 R >>\nstartxref\n").append(start).append("\n%%EOF\n").toString();
	}
}
