package io.mirage.cli.terminal;

/** What the commands end with; scripts rely on it. */
public final class ExitCode {

	public static final int OK = 0;

	/** The work was done and failed: a scan that did not complete, or in which no source could be asked. */
	public static final int FAILED = 1;

	/** The command line or a target makes no sense; nothing was started. */
	public static final int USAGE = 2;

	/** Mirage could not start, or could not be reached. */
	public static final int UNAVAILABLE = 3;

	private ExitCode() {}
}
