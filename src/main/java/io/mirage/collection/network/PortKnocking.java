package io.mirage.collection.network;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;

import org.springframework.stereotype.Component;

import io.mirage.collection.source.Knocking;
import io.mirage.collection.source.PortState;
import io.mirage.collection.source.SourceException.Unreachable;

/** Opens connections only to see whether they open. */
@Component
class PortKnocking {

	/** @throws Unreachable if the attempt failed on our own side, which says nothing about the port */
	PortState knock(InetSocketAddress way, Knocking how) throws Unreachable, InterruptedException {
		try (Socket socket = new Socket()) {
			socket.connect(way, Math.toIntExact(how.patience().toMillis()));
			return PortState.OPEN;
		} catch (IOException failure) {
			Interruption.check();
			return state(way, failure);
		}
	}

	/** The JDK tells a refusal from a lost packet by the words of the system only. */
	private static PortState state(InetSocketAddress way, IOException failure) throws Unreachable {
		String text = Failures.text(failure).toLowerCase(Locale.ROOT);
		if (failure instanceof ConnectException && text.contains("refused")) {
			return PortState.CLOSED;
		}
		if (text.contains("network is unreachable") || text.contains("too many open files") || text.contains("cannot assign")
				|| text.contains("permission denied")) {
			throw new Unreachable("No connection to " + way.getAddress().getHostAddress() + ": " + Failures.text(failure));
		}
		return PortState.FILTERED;
	}
}
