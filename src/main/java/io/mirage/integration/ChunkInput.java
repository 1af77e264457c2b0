package io.mirage.integration;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The chunks of an export one after the other, each read by a query of its own: a slow reader holds no transaction. */
final class ChunkInput implements Enumeration<InputStream> {

	private final Exports exports;
	private final UUID export;
	private int number;
	private byte @Nullable [] next;

	private ChunkInput(Exports exports, UUID export) {
		this.exports = exports;
		this.export = export;
		this.next = exports.findChunk(export, 0).orElse(null);
	}

	/** The stored bytes; if the export is deleted meanwhile they end early, which gzip notices. */
	static InputStream of(Exports exports, UUID export) {
		return new SequenceInputStream(new ChunkInput(exports, export));
	}

	@Override
	public boolean hasMoreElements() {
		return next != null;
	}

	@Override
	public InputStream nextElement() {
		byte[] chunk = next;
		if (chunk == null) {
			throw new NoSuchElementException("There is no chunk " + number + " of export " + export);
		}
		next = exports.findChunk(export, ++number).orElse(null);
		return new ByteArrayInputStream(chunk);
	}
}
