package io.mirage.cli.terminal;

/** Ends a command with a message for people; anything else that is thrown is a bug. */
public final class CommandException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int exitCode;
	private final String text;

	private CommandException(int exitCode, String message) {
		super(message);
		this.exitCode = exitCode;
		this.text = message;
	}

	/** @param message names the offending value and what would be right */
	public static CommandException usage(String message) {
		return new CommandException(ExitCode.USAGE, message);
	}

	/** @param message what could not be started or reached, and the way out */
	public static CommandException unavailable(String message) {
		return new CommandException(ExitCode.UNAVAILABLE, message);
	}

	public static CommandException failed(String message) {
		return new CommandException(ExitCode.FAILED, message);
	}

	@Override
	public String getMessage() {
		return text;
	}

	public int exitCode() {
		return exitCode;
	}
}
