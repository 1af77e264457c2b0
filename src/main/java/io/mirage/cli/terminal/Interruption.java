package io.mirage.cli.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a command finish in order when it is told to end: asks its work to stop, then waits until the command has closed. */
public final class Interruption implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private volatile Runnable stop = () -> {};
	private final CountDownLatch finished = new CountDownLatch(1);
	private final Thread hook = new Thread(this::interrupt, "interruption");
	private volatile boolean requested;

	public Interruption() {
		Runtime.getRuntime().addShutdownHook(hook);
	}

	/** What to do from now on. */
	public void stopBy(Runnable action) {
		stop = action;
		if (requested) {
			action.run();
		}
	}

	/** Whether the process has been told to end. */
	public boolean isRequested() {
		return requested;
	}

	private void interrupt() {
		requested = true;
		try {
			stop.run();
			if (!finished.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				System.err.println("Ended without waiting any longer.");
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** The command is over, in order. */
	@Override
	public void close() {
		finished.countDown();
		if (!requested) {
			Runtime.getRuntime().removeShutdownHook(hook);
		}
	}
}
