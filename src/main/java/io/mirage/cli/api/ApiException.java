package io.mirage.cli.api;

/** The API refused a call, with a problem of RFC 9457. */
public final class ApiException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;
	private final String slug;

	/** @param slug last part of the problem's type; empty if the answer was no problem document
	 *  @param detail what the server says to people */
	ApiException(int status, String slug, String detail) {
		super(detail);
		this.status = status;
		this.slug = slug;
	}

	public int status() {
		return status;
	}

	public boolean is(String problem) {
		return slug.equals(problem);
	}

	/** Whether another call may be answered later: the server or a part of it is busy, starting or away. */
	public boolean isTemporary() {
		return status == 429 || status == 502 || status == 503 || status == 504;
	}

	/** Whether the caller's input is at fault. */
	public boolean isRefusal() {
		return status == 400 || status == 422;
	}

	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}
}
