package io.mirage.collection.network;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.mirage.collection.dns.DnsQuestion;
import io.mirage.collection.network.DnsClient.Asked;
import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.ZoneReply;
import io.mirage.platform.entities.Destination;

/** One task's questions to name servers: decided, paced and counted. Used by one thread. */
final class TaskDns {

	static final int PORT = 53;
	static final String NO_DNS = "name servers are not asked while there is a proxy, unless network.direct-dns says so";
	private static final String NAME_SERVERS = "name servers";
	/** A zone whose servers are dead answers for none of its names; so many silences in a row are proof enough. */
	private static final int HOPELESS = 200;

	private final Assignment assignment;
	private final Network network;
	private final Receipts receipts;
	private final Manners manners;
	private int requests;

	/** What is waited for before a source is called. */
	@FunctionalInterface
	interface Manners {

		void awaitTurn(String source) throws SourceException, InterruptedException;
	}

	TaskDns(Assignment assignment, Network network, Receipts receipts, Manners manners) {
		this.manners = manners;
		this.assignment = assignment;
		this.network = network;
		this.receipts = receipts;
	}

	int requests() {
		return requests;
	}

	private NetworkOptions options() throws SourceException {
		NetworkOptions options = network.settings().network();
		if (!options.mayAskNameServers()) {
			throw new NotPermitted(NO_DNS);
		}
		return options;
	}

	DnsReply ask(String name, int type, boolean unchecked) throws SourceException, InterruptedException {
		Destination destination = destination(name);
		permit(Errand.DNS, destination);
		return ask(options(), new DnsQuestion(destination.host(), type, unchecked)).await();
	}

	/** Of a third party's name; one of the target's own is an ordinary question. */
	DnsReply lookUp(String name, int type) throws SourceException, InterruptedException {
		Destination destination = destination(name);
		boolean ours = network.gate().decide(assignment, Errand.DNS, destination, destination.host()).allowed();
		permit(ours ? Errand.DNS : Errand.LOOK_UP, destination);
		return ask(options(), new DnsQuestion(destination.host(), type)).await();
	}

	DnsReply askAt(String server, String name, int type) throws SourceException, InterruptedException {
		NetworkOptions options = options();
		Destination destination = destination(name);
		Destination resolver = Destination.of(server, PORT).orElseThrow(() -> notADestination(server));
		permit(Errand.DNS, destination);
		permit(Errand.LOOK_UP, resolver);
		InetSocketAddress way = network.approach().decide(assignment, Errand.LOOK_UP, resolver, options, receipts).getFirst();
		manners.awaitTurn(resolver.host());
		requests++;
		return network.dns().askAt(options, way, new DnsQuestion(destination.host(), type)).await();
	}

	ZoneReply transfer(String zone, String server) throws SourceException, InterruptedException {
		NetworkOptions options = options();
		Destination destination = destination(zone);
		Destination nameServer = Destination.of(server, PORT).orElseThrow(() -> notADestination(server));
		permit(Errand.TRANSFER, destination);
		permit(Errand.LOOK_UP, nameServer);
		List<InetSocketAddress> ways = network.approach().decide(assignment, Errand.LOOK_UP, nameServer, options, receipts);
		manners.awaitTurn(nameServer.host());
		try (Pacing.Turn _ = network.pacing().enter(nameServer.host(), options.callsPerHost())) {
			requests++;
			return network.transfers().ask(nameServer, ways, destination.host(), options);
		}
	}

	Map<String, DnsReply> askAll(Collection<String> names, int type) throws SourceException, InterruptedException {
		NetworkOptions options = options();
		Map<String, Destination> permitted = permitAll(names);
		Map<String, Asked> asked = LinkedHashMap.newLinkedHashMap(permitted.size());
		Silence silence = new Silence();
		for (Map.Entry<String, Destination> entry : permitted.entrySet()) {
			asked.put(entry.getKey(), silence.watch(ask(options, new DnsQuestion(entry.getValue().host(), type))));
			if (silence.isHopeless()) {
				break;
			}
		}
		return answers(asked);
	}

	private Asked ask(NetworkOptions options, DnsQuestion question) throws SourceException, InterruptedException {
		if (!network.dns().remembers(options, question)) {
			manners.awaitTurn(NAME_SERVERS);
			requests++;
		}
		return network.dns().ask(options, question);
	}

	/** Notices while a batch is still being asked that nobody answers. */
	private static final class Silence {

		private final List<Asked> asked = new ArrayList<>();
		private int done;
		private boolean broken;

		Asked watch(Asked question) {
			asked.add(question);
			return question;
		}

		boolean isHopeless() {
			while (!broken && done < asked.size() && asked.get(done).isDone()) {
				broken = asked.get(done).isAnswered();
				done++;
			}
			return !broken && done >= HOPELESS;
		}
	}

	private static Map<String, DnsReply> answers(Map<String, Asked> asked) throws Unreachable, InterruptedException {
		Map<String, DnsReply> answers = LinkedHashMap.newLinkedHashMap(asked.size());
		@Nullable Unreachable last = null;
		for (Map.Entry<String, Asked> entry : asked.entrySet()) {
			try {
				answers.put(entry.getKey(), entry.getValue().await());
			} catch (Unreachable unanswered) {
				last = unanswered;
			}
		}
		if (answers.isEmpty() && last != null) {
			throw last;
		}
		return answers;
	}

	private void permit(Errand errand, Destination destination) throws NotPermitted {
		Verdict verdict = network.gate().decide(assignment, errand, destination, destination.host());
		receipts.add(errand, destination.toString(), 1, verdict);
		if (!verdict.allowed()) {
			throw new NotPermitted(destination + ": " + verdict.reason());
		}
	}

	/** One receipt for all names that were decided alike. */
	private Map<String, Destination> permitAll(Collection<String> names) throws NotPermitted {
		BatchDecision batch = new BatchDecision();
		for (String name : names) {
			Optional<Destination> destination = Destination.ofName(name);
			batch.add(name, destination, destination.map(to -> network.gate().decide(assignment, Errand.DNS, to, to.host()))
					.orElseGet(() -> Verdict.refuse("not a name")));
		}
		batch.leaveReceipts(receipts);
		if (batch.permitted().isEmpty() && !names.isEmpty()) {
			throw new NotPermitted(batch.firstRefusal());
		}
		return batch.permitted();
	}

	private Destination destination(String name) throws NotPermitted {
		return Destination.ofName(name).orElseThrow(() -> notADestination(name));
	}

	private NotPermitted notADestination(String text) {
		receipts.add(Errand.DNS, text, 1, Verdict.refuse("no name that can be asked about"));
		return new NotPermitted("'" + text + "' is neither a name nor an address nor a web address of one");
	}
}
