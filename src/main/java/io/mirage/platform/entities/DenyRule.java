package io.mirage.platform.entities;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

/**
 * Something a scan never touches: a CIDR block, or a regular expression that is looked for anywhere in a text, in any
 * case.
 */
public final class DenyRule {

	/** Anything of this shape was meant as a CIDR block, so it is never taken for a regular expression. */
	private static final Pattern BLOCK = Pattern.compile("[0-9a-fA-F.:]+/[0-9]+");

	/** An ordinary expression needs a few steps per character. */
	private static final int MOST_STEPS = 200_000;

	private final String text;
	private final @Nullable Netblock block;
	private final @Nullable Pattern pattern;

	private DenyRule(String text, @Nullable Netblock block, @Nullable Pattern pattern) {
		this.text = text;
		this.block = block;
		this.pattern = pattern;
	}

	/**
	 * Reads a rule.
	 *
	 * @throws IllegalArgumentException saying to people what is wrong with {@code rule}
	 */
	public static DenyRule of(String rule) {
		return BLOCK.matcher(rule).matches() ? ofBlock(rule) : ofPattern(rule);
	}

	private static DenyRule ofBlock(String rule) {
		Netblock block = Netblock.tryParse(rule)
				.orElseThrow(() -> new IllegalArgumentException("'" + rule + "' is not a CIDR block."));
		return new DenyRule(rule, block, null);
	}

	private static DenyRule ofPattern(String rule) {
		try {
			return new DenyRule(rule, null, Pattern.compile(rule, Pattern.CASE_INSENSITIVE));
		} catch (PatternSyntaxException wrong) {
			throw new IllegalArgumentException("'" + rule + "' is not a regular expression: " + wrong.getDescription()
					+ " at character " + (wrong.getIndex() + 1) + ".", wrong);
		}
	}

	/** Whether a name, an address or a URL is forbidden; an expression that takes too long to tell forbids it. */
	public boolean forbids(String subject) {
		Optional<InetAddress> address = Addresses.parse(subject);
		return address.isPresent() ? forbids(address.get()) : finds(subject);
	}

	public boolean forbids(InetAddress address) {
		return block != null ? block.contains(address) : finds(Addresses.text(address));
	}

	private boolean finds(String subject) {
		if (pattern == null) {
			return false;
		}
		try {
			return pattern.matcher(new Countdown(subject, new AtomicInteger(MOST_STEPS))).find();
		} catch (TooManySteps catastrophic) {
			return true;
		}
	}

	@Override
	public String toString() {
		return text;
	}

	/** Ends a search that would otherwise go on for hours: each step of a match reads a character. */
	private record Countdown(CharSequence text, AtomicInteger left) implements CharSequence {

		@Override
		public char charAt(int index) {
			if (left.getAndDecrement() <= 0) {
				throw new TooManySteps();
			}
			return text.charAt(index);
		}

		@Override
		public int length() {
			return text.length();
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return new Countdown(text.subSequence(start, end), left);
		}

		@Override
		public String toString() {
			return text.toString();
		}
	}

	private static final class TooManySteps extends RuntimeException {

		private static final long serialVersionUID = 1L;

		TooManySteps() {
			super(null, null, false, false);
		}
	}
}
