package io.mirage.storage;

/** Elasticsearch did not do what it was asked. Its copy can be made anew, so nothing is lost by it. */
final class ElasticFailure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ElasticFailure(String message) {
		super(message);
	}

	ElasticFailure(Exception cause) {
		super(String.valueOf(cause.getMessage()), cause);
	}

	/** What talks to the engine. */
	@FunctionalInterface
	interface Call<T> {
		T run() throws Exception;
	}

	/** The client throws checked exceptions, and unchecked ones of its transport; to us they are one thing. */
	static <T> T asking(Call<T> call) {
		try {
			return call.run();
		} catch (ElasticFailure ours) {
			throw ours;
		} catch (Exception e) {
			throw new ElasticFailure(e);
		}
	}
}
