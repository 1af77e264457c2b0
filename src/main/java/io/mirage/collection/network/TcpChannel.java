package io.mirage.collection.network;

import java.net.InetSocketAddress;
import java.util.List;

import org.springframework.stereotype.Component;

import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.TcpConversation;
import io.mirage.platform.entities.Destination;

/** Lets collectors talk to TCP services of the target. The socket itself never leaves this package. */
@Component
class TcpChannel {

	private final Connections connections;
	private final TlsChannel tls;

	TcpChannel(Connections connections, TlsChannel tls) {
		this.connections = connections;
		this.tls = tls;
	}

	<T> T converse(Destination server, List<InetSocketAddress> ways, TcpConversation<T> conversation, NetworkOptions options)
			throws SourceException, InterruptedException {
		return connections.with(server, ways, options,
				(socket, trouble) -> conversation.hold(new SocketLine(socket, server, tls, trouble, options)));
	}
}
