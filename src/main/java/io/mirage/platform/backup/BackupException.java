package io.mirage.platform.backup;

/** A backup that cannot be written, read or trusted; the message says which and why. */
public final class BackupException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public BackupException(String message) {
		super(message);
	}

	public BackupException(String message, Throwable cause) {
		super(message, cause);
	}
}
