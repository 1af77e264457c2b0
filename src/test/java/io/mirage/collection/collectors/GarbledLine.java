package io.mirage.collection.collectors;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.TcpLine;
import io.mirage.collection.source.TlsReply;

/** Whatever comes over it is garbage. */
record GarbledLine(TcpLine right, UnaryOperator<byte[]> garble) implements TcpLine {

	@Override
	public void send(byte[] bytes) throws SourceException, InterruptedException {
		right.send(bytes);
	}

	@Override
	public byte[] receive(Predicate<byte[]> enough, Duration quiet) throws SourceException, InterruptedException {
		byte[] garbage = garble.apply(right.receive(enough, quiet));
		// what decides whether it is enough has to bear garbage too
		boolean _ = enough.test(garbage);
		return garbage;
	}

	@Override
	public TlsReply secure() throws SourceException, InterruptedException {
		return right.secure();
	}

	@Override
	public boolean isEnded() {
		return right.isEnded();
	}

	@Override
	public Evidence transcript() {
		return right.transcript();
	}
}
