package io.mirage.collection.declared;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import io.mirage.collection.declared.Authentication.Account;
import io.mirage.collection.declared.Inquiry.Call;
import io.mirage.collection.declared.Inquiry.ListUse;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.KeyMissing;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.TryLater;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.collection.source.SourceRequest;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.platform.entities.EntityParser;

/** Asks what a file declares. Keeps nothing but whose turn it is among several keys. */
final class DeclaredCollector implements Collector {

	private final DeclaredSource source;
	private final DeclaredProperties start;
	private final EntityParser parser;
	private final Lists lists;
	private final AccountTurns turns;

	DeclaredCollector(DeclaredSource source, DeclaredProperties start, EntityParser parser, Lists lists, Clock clock) {
		this.source = source;
		this.start = start;
		this.parser = parser;
		this.lists = lists;
		this.turns = new AccountTurns(clock);
	}

	DeclaredSource source() {
		return source;
	}

	@Override
	public CollectorDescriptor descriptor() {
		return source.descriptor();
	}

	/** A key that is refused or used up gives way to the next one, each once. */
	@Override
	public void collect(Question question, SourceClient client, Answer answer) throws SourceException, InterruptedException {
		List<Account> accounts = turns.order(accounts(client));
		for (Account account : accounts) {
			try {
				ask(new Conversation(question, client, answer, account));
				return;
			} catch (Blocked | TryLater refused) {
				turns.refused(account, refused);
				if (account.equals(accounts.getLast())) {
					throw refused;
				}
			}
		}
	}

	private List<Account> accounts(SourceClient client) throws KeyMissing {
		Authentication authentication = source.authentication();
		List<Account> accounts = authentication.accounts(authentication.settings().stream().map(name -> setting(client, name)).toList());
		if (accounts.isEmpty() && authentication.isNeeded()) {
			throw new KeyMissing(source.name() + " answers only with a key. Set " + String.join(" and ", authentication.settings()
					.stream().map(name -> "source-secret." + source.id() + "." + name).toList()) + " among collection's settings.");
		}
		return accounts.isEmpty() ? List.of(Account.NOBODY) : accounts;
	}

	private String setting(SourceClient client, String name) {
		return client.setting(name, start.setting(source.id(), name));
	}

	private void ask(Conversation conversation) throws SourceException, InterruptedException {
		List<Inquiry> inquiries = source.inquiries().stream()
				.filter(inquiry -> inquiry.about().contains(conversation.question().entity().type())).toList();
		boolean asked = false;
		for (Inquiry inquiry : inquiries) {
			if (inquiry.matching().matcher(conversation.question().value()).matches()) {
				conversation.ask(inquiry);
				asked = true;
			}
		}
		if (!asked) {
			throw new NotPermitted(source.name() + " does not deal with " + conversation.question().value() + ".");
		}
	}

	/** One question under one account. */
	private final class Conversation {

		private final Question question;
		private final SourceClient client;
		private final Answer answer;
		private final RequestMaking requests;

		Conversation(Question question, SourceClient client, Answer answer, Account account) {
			this.question = question;
			this.client = client;
			this.answer = answer;
			String base = source.base().map(URI::toString).orElse("");
			String set = source.base().isPresent() ? setting(client, DeclaredProperties.BASE_URL) : "";
			this.requests = new RequestMaking(source, (set.isEmpty() ? base : set).replaceFirst("/+$", ""), question.value(), account);
		}

		Question question() {
			return question;
		}

		void ask(Inquiry inquiry) throws SourceException, InterruptedException {
			switch (inquiry.call()) {
				case Call.Dns dns -> lookUp(inquiry, dns);
				case Call.Http http when inquiry.list().isPresent() -> search(inquiry, http, inquiry.list().get());
				case Call.Http http -> fetch(inquiry, http);
			}
		}

		private void lookUp(Inquiry inquiry, Call.Dns call) throws SourceException, InterruptedException {
			DnsReply reply = client.lookUp(requests.name(call), call.type());
			JsonNode records = DnsRows.of(reply);
			if (isAnswer(inquiry, 0, "", Optional.of(records), source.name())) {
				read(inquiry, records, reply.evidence());
			}
		}

		private void fetch(Inquiry inquiry, Call.Http call) throws SourceException, InterruptedException {
			Pages.Next next = new Pages.Next(Optional.empty(), inquiry.pages().map(Pages::first).orElse(Map.of()));
			int pages = 0;
			do {
				HttpReply reply = client.fetch(requests.request(inquiry, call, next));
				@Nullable JsonNode root = answerIn(inquiry, reply);
				if (root == null) {
					return;
				}
				read(inquiry, root, reply.evidence());
				pages++;
				next = inquiry.pages().isPresent() ? inquiry.pages().get().after(pages, root, reply.uri()) : Pages.Next.NOTHING_MORE;
			} while (next.isThere() && !answer.isFull());
		}

		private void search(Inquiry inquiry, Call.Http call, ListUse use) throws SourceException, InterruptedException {
			SourceRequest request = requests.request(inquiry, call, Pages.Next.NOTHING_MORE);
			ListedRows list = lists.get(source.id(), request.uri(), use.keep(), () -> download(inquiry, request, use));
			List<JsonNode> rows = list.about(question.value());
			if (rows.isEmpty() && !list.complete()) {
				throw new Unreadable("The list of " + source.name() + " is longer than what is read of it, so that "
						+ question.value() + " may be in the rest.");
			}
			ArrayNode found = JsonNodeFactory.instance.arrayNode().addAll(rows);
			byte[] excerpt = String.join("\n", rows.stream().map(row -> row.isString() ? row.stringValue() : row.toString()).toList())
					.getBytes(StandardCharsets.UTF_8);
			read(inquiry, found, new Evidence("text/plain", excerpt, true));
		}

		private ListedRows download(Inquiry inquiry, SourceRequest request, ListUse use) throws SourceException, InterruptedException {
			HttpReply reply = client.fetch(request);
			@Nullable JsonNode root = answerIn(inquiry, reply);
			if (root == null) {
				throw new SourceException.Unreachable(source.name() + " has no list at " + reply.uri().getHost() + " any more.");
			}
			return ListedRows.of(root, use, !reply.evidence().truncated(), reply.body().length);
		}

		private void read(Inquiry inquiry, JsonNode root, Evidence evidence) {
			new Mapping(parser, question, answer.restsOn(evidence)).apply(inquiry.facts(), root);
		}
	}

	/** @return nothing if the source has nothing */
	private @Nullable JsonNode answerIn(Inquiry inquiry, HttpReply reply) throws SourceException {
		Optional<JsonNode> tree = tree(inquiry, reply);
		if (!isAnswer(inquiry, reply.status(), reply.text(), tree, String.valueOf(reply.uri().getHost()))) {
			return null;
		}
		return tree.isPresent() ? tree.get() : inquiry.format().read(reply);
	}

	/** What the body says also decides what the answer means, unless it cannot be read. */
	private static Optional<JsonNode> tree(Inquiry inquiry, HttpReply reply) {
		try {
			return Optional.of(inquiry.format().read(reply));
		} catch (Unreadable refusedBelow) {
			return Optional.empty();
		}
	}

	private boolean isAnswer(Inquiry inquiry, int status, String body, Optional<JsonNode> tree, String sender) throws SourceException {
		for (OutcomeRule rule : inquiry.outcomes()) {
			if (rule.fits(status, body, tree)) {
				return rule.outcome().isAnswer(sender + " says: " + said(status, body), source.pause());
			}
		}
		return switch (status) {
			case 0, 200, 203, 206 -> true;
			case 204, 404, 410 -> false;
			default -> throw new SourceException.Unreachable(sender + " answers with status " + status + ".");
		};
	}

	private static String said(int status, String body) {
		String text = body.strip().replaceAll("\\s+", " ");
		String beginning = text.length() <= 200 ? text : text.substring(0, 200) + "…";
		return (status == 0 ? "" : status + " ") + beginning;
	}
}
