package io.mirage.notification.channels;

/** The body of an issue in Markdown. */
final class IssueText {

	private static final int LONGEST = 30_000;

	private IssueText() {}

	/** Ends with the delivery's id, by which two issues of one delivery can be told. */
	static String of(Parcel parcel) {
		return Texts.fenced(String.join("\n", parcel.lines(LONGEST)))
				+ (parcel.page() == null ? "" : "\n\n[Open in Mirage](" + parcel.page() + ")")
				+ "\n\n<sub>Mirage delivery " + parcel.id() + "</sub>\n";
	}
}
