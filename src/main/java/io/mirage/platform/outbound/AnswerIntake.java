package io.mirage.platform.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Takes in one answer as it comes, up to a limit. What goes beyond ends the connection, for nobody wants the rest of it;
 * what was taken in until then is the answer.
 */
public final class AnswerIntake implements AsyncResponseConsumer<Void>, FutureCallback<Void> {

	private final int limit;
	private final ByteArrayOutputStream body = new ByteArrayOutputStream();
	private final CompletableFuture<Received> received = new CompletableFuture<>();
	private @Nullable HttpResponse head;
	private @Nullable FutureCallback<Void> end;

	/**
	 * An answer before its content coding is undone.
	 *
	 * @param body nobody changes it
	 * @param cut whether there was more
	 */
	@SuppressWarnings("ArrayRecordComponent")
	public record Received(HttpResponse head, byte[] body, boolean cut) {}

	/** @param limit bytes of the body as sent */
	public AnswerIntake(int limit) {
		this.limit = limit;
	}

	/** @throws java.util.concurrent.CancellationException if the call was given up */
	public Received await() throws InterruptedException, ExecutionException {
		return received.get();
	}

	/**
	 * Like {@link #await()}, but not for ever.
	 *
	 * @throws TimeoutException if the answer is not complete by then; the call goes on until it is cancelled
	 */
	public Received await(Duration limit) throws InterruptedException, ExecutionException, TimeoutException {
		return received.get(Math.max(0, limit.toMillis()), TimeUnit.MILLISECONDS);
	}

	@Override
	public void consumeResponse(HttpResponse response, @Nullable EntityDetails entity, HttpContext context, FutureCallback<Void> callback) {
		head = response;
		end = callback;
		if (entity == null) {
			streamEnd(null);
		}
	}

	@Override
	public void consume(ByteBuffer more) throws IOException {
		byte[] bytes = new byte[Math.min(more.remaining(), limit - body.size())];
		more.get(bytes);
		body.writeBytes(bytes);
		if (more.hasRemaining()) {
			received.complete(new Received(Objects.requireNonNull(head), body.toByteArray(), true));
			throw new IOException("More than " + limit + " bytes are not wanted");
		}
	}

	@Override
	public void streamEnd(@Nullable List<? extends Header> trailers) {
		received.complete(new Received(Objects.requireNonNull(head), body.toByteArray(), false));
		Objects.requireNonNull(end).completed(null);
	}

	@Override
	public void informationResponse(HttpResponse response, HttpContext context) {}

	@Override
	public void updateCapacity(CapacityChannel capacity) throws IOException {
		capacity.update(Integer.MAX_VALUE);
	}

	@Override
	public void failed(Exception reason) {
		received.completeExceptionally(reason);
	}

	@Override
	public void completed(@Nullable Void nothing) {}

	@Override
	public void cancelled() {
		received.cancel(false);
	}

	@Override
	public void releaseResources() {}
}
