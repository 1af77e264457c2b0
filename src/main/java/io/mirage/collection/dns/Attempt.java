package io.mirage.collection.dns;

/** One sending of a question. Stays known until the question is done, for a late answer is an answer. */
final class Attempt {

	final Exchange exchange;
	final Upstream upstream;
	final Query query;
	final long sentAt;
	final long deadline;
	/** Set by the receiving thread once the deadline has passed. */
	boolean expired;

	Attempt(Exchange exchange, Upstream upstream, Query query, long sentAt, long patience) {
		this.exchange = exchange;
		this.upstream = upstream;
		this.query = query;
		this.sentAt = sentAt;
		this.deadline = sentAt + patience;
	}
}
