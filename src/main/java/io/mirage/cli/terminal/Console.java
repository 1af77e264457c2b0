package io.mirage.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes: data to standard output, all else to standard error. Every text is made harmless on its way, so
 * callers pass collected text as it is.
 */
public final class Console {

	/** What the narrowest usual terminal shows without wrapping; a wrapped line could not be updated in place. */
	private static final int WIDTH = 79;
	private static final String CLEAR_LINE = "\r\033[K";

	private final PrintStream out;
	private final PrintStream err;
	private final boolean terminal;
	private boolean updating;

	/** @param terminal whether {@code err} is a terminal, on which a line can be updated in place */
	public Console(PrintStream out, PrintStream err, boolean terminal) {
		this.out = out;
		this.err = err;
		this.terminal = terminal;
	}

	/** Of this process. The launcher tells by {@code mirage.terminal} whether standard error is a terminal. */
	public static Console system() {
		return new Console(utf8(FileDescriptor.out), utf8(FileDescriptor.err), Boolean.getBoolean("mirage.terminal"));
	}

	private static PrintStream utf8(FileDescriptor file) {
		return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
	}

	/** A line of the command's result. */
	public synchronized void data(String line) {
		endUpdate();
		out.println(PlainText.of(line));
	}

	/** A line for the person who waits. */
	public synchronized void say(String line) {
		endUpdate();
		err.println(PlainText.of(line));
	}

	/** The latest state of something that moves: replaces the last one on a terminal, is another line anywhere else. */
	public synchronized void update(String line) {
		if (!terminal) {
			say(line);
			return;
		}
		String plain = PlainText.of(line);
		err.print(CLEAR_LINE + (plain.length() <= WIDTH ? plain : plain.substring(0, WIDTH)));
		err.flush();
		updating = true;
	}

	/** Whether updates replace each other. */
	public boolean isTerminal() {
		return terminal;
	}

	public PrintStream out() {
		return out;
	}

	public PrintStream err() {
		return err;
	}

	private void endUpdate() {
		if (updating) {
			err.print(CLEAR_LINE);
			err.flush();
			updating = false;
		}
	}
}
