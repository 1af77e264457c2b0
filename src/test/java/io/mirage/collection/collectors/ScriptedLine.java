package io.mirage.collection.collectors;

import java.io.ByteArrayOutputStream;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.TcpLine;
import io.mirage.collection.source.TlsReply;

/** A service that says its texts in turn, the next one whenever something was said to it. */
public final class ScriptedLine implements TcpLine {

	private final Deque<byte[]> says;
	private final List<X509Certificate> chain;
	private final ByteArrayOutputStream said = new ByteArrayOutputStream();
	private boolean turn = true;
	/** Everything that was sent, in order. */
	public final List<byte[]> sent = new ArrayList<>();

	/** @param chain presented where TLS begins; no TLS if it is empty */
	public ScriptedLine(List<byte[]> says, List<X509Certificate> chain) {
		this.says = new ArrayDeque<>(says);
		this.chain = chain;
	}

	@Override
	public void send(byte[] bytes) {
		sent.add(bytes);
		turn = true;
	}

	@Override
	public byte[] receive(Predicate<byte[]> enough, Duration quiet) {
		byte[] next = turn && !says.isEmpty() ? says.remove() : new byte[0];
		turn = false;
		said.writeBytes(next);
		return next;
	}

	@Override
	public TlsReply secure() throws Unreachable {
		if (chain.isEmpty()) {
			throw new Unreachable("The script has no certificate");
		}
		turn = true;
		return new TlsReply("TLSv1.3", chain, ScriptedSource.EVIDENCE);
	}

	@Override
	public boolean isEnded() {
		return says.isEmpty();
	}

	@Override
	public Evidence transcript() {
		return new Evidence("application/octet-stream", said.toByteArray(), false);
	}
}
