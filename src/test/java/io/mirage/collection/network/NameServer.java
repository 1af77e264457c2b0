package io.mirage.collection.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server on loopback, UDP only, that answers as a test wants or loses the question. */
public final class NameServer implements AutoCloseable {

	private final DatagramSocket socket;
	private final Function<Record, Optional<Message>> answers;
	private final @Nullable Name claimed;
	private final AtomicInteger questions = new AtomicInteger();

	private NameServer(Function<Record, Optional<Message>> answers, @Nullable Name claimed) {
		this.answers = answers;
		this.claimed = claimed;
		try {
			socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
		} catch (IOException noPort) {
			throw new UncheckedIOException(noPort);
		}
		Thread.ofVirtual().start(this::serve);
	}

	/** @param answers without header and question; empty if the question is lost */
	public static NameServer answering(Function<Record, Optional<Message>> answers) {
		return new NameServer(answers, null);
	}

	/** @param claimed the name that its answers say they are about, with its final dot */
	public static NameServer answering(Function<Record, Optional<Message>> answers, String claimed) {
		return new NameServer(answers, Name.fromConstantString(claimed));
	}

	/** Knows one name, with a time to live of 0. */
	public static NameServer with(String name, String... addresses) {
		return answering(question -> Optional.of(records(question, name, List.of(addresses))));
	}

	public static NameServer failing(int code) {
		return answering(question -> Optional.of(code(code)));
	}

	public static Message code(int code) {
		Message answer = new Message();
		answer.getHeader().setRcode(code);
		return answer;
	}

	private static Message records(Record question, String name, List<String> addresses) {
		boolean known = question.getName().toString(true).equals(name);
		Message answer = code(known ? Rcode.NOERROR : Rcode.NXDOMAIN);
		if (known && question.getType() == Type.A) {
			addresses.forEach(address -> answer.addRecord(
					new ARecord(question.getName(), DClass.IN, 0, InetAddress.ofLiteral(address)), Section.ANSWER));
		}
		return answer;
	}

	public String address() {
		return "127.0.0.1:" + socket.getLocalPort();
	}

	public int questions() {
		return questions.get();
	}

	private void serve() {
		DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
		while (!socket.isClosed()) {
			try {
				packet.setLength(4096);
				socket.receive(packet);
				answer(packet);
			} catch (IOException closing) {
				return;
			}
		}
	}

	private void answer(DatagramPacket packet) throws IOException {
		Message query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
		questions.incrementAndGet();
		Optional<Message> said = answers.apply(query.getQuestion());
		if (said.isPresent()) {
			Message answer = said.get();
			answer.getHeader().setID(query.getHeader().getID());
			answer.getHeader().setFlag(Flags.QR);
			answer.addRecord(claimed == null ? query.getQuestion() : Record.newRecord(claimed, Type.A, DClass.IN), Section.QUESTION);
			byte[] bytes = answer.toWire();
			socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
		}
	}

	@Override
	public void close() {
		socket.close();
	}
}
