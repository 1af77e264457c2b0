package io.mirage.integration;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.UUID;

/** Cuts a stream into chunks of equal size and stores each when it is full, so that memory holds one. */
final class ChunkOutput extends OutputStream {

	private final Exports exports;
	private final UUID export;
	private final int size;
	private final ByteArrayOutputStream chunk;
	private int number;

	ChunkOutput(Exports exports, UUID export, int size) {
		this.exports = exports;
		this.export = export;
		this.size = size;
		this.chunk = new ByteArrayOutputStream(size);
	}

	@Override
	public void write(int one) {
		write(new byte[] {(byte) one}, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) {
		int from = offset;
		int left = length;
		while (left > 0) {
			int part = Math.min(left, size - chunk.size());
			chunk.write(bytes, from, part);
			from += part;
			left -= part;
			if (chunk.size() == size) {
				store();
			}
		}
	}

	@Override
	public void close() {
		if (chunk.size() > 0) {
			store();
		}
	}

	private void store() {
		exports.addChunk(export, number++, chunk.toByteArray());
		chunk.reset();
	}
}
