package io.mirage.collection.source;

import java.time.Duration;

/** Why a source gave no usable answer, by what the scheduler does next. */
public sealed abstract class SourceException extends Exception {

	private static final long serialVersionUID = 1L;

	private SourceException(String reason) {
		super(reason);
	}

	/** For people; may hold collected text. */
	public String reason() {
		String reason = getMessage();
		return reason == null ? getClass().getSimpleName() : reason;
	}

	/** Our allowance is used up or the source is overloaded: ask again after the pause. */
	public static final class TryLater extends SourceException {

		private static final long serialVersionUID = 1L;
		private final Duration pause;

		public TryLater(String reason, Duration pause) {
			super(reason);
			this.pause = pause;
		}

		public Duration pause() {
			return pause;
		}
	}

	/** The source refuses us. */
	public static final class Blocked extends SourceException {

		private static final long serialVersionUID = 1L;

		public Blocked(String reason) {
			super(reason);
		}
	}

	/** No answer could be had. */
	public static final class Unreachable extends SourceException {

		private static final long serialVersionUID = 1L;

		public Unreachable(String reason) {
			super(reason);
		}
	}

	/** An answer came that is not what the source promises. */
	public static final class Unreadable extends SourceException {

		private static final long serialVersionUID = 1L;

		public Unreadable(String reason) {
			super(reason);
		}
	}

	/** The scope gate forbade the call. */
	public static final class NotPermitted extends SourceException {

		private static final long serialVersionUID = 1L;

		public NotPermitted(String reason) {
			super(reason);
		}
	}

	/** The source answers only with a key, and none is set; it was not asked. */
	public static final class KeyMissing extends SourceException {

		private static final long serialVersionUID = 1L;

		public KeyMissing(String reason) {
			super(reason);
		}
	}
}
