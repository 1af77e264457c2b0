package io.mirage.platform.outbound;

/** Why a call gave no answer; the message is for people and holds no secret. */
public abstract sealed class OutboundException extends Exception {

	private static final long serialVersionUID = 1L;

	private OutboundException(String message) {
		super(message);
	}

	/** For people. */
	public String reason() {
		return String.valueOf(getMessage());
	}

	/** The address may not be called; trying again changes nothing. */
	public static final class Refused extends OutboundException {

		private static final long serialVersionUID = 1L;

		Refused(String message) {
			super(message);
		}
	}

	/** There was no answer this time. */
	public static final class Unanswered extends OutboundException {

		private static final long serialVersionUID = 1L;

		Unanswered(String message) {
			super(message);
		}
	}
}
