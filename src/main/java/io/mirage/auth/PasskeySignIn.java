package io.mirage.auth;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.mirage.events.auth.AccountId;

/** Passkeys as a proof of who somebody is, and how they become one. Each question is answered once. */
@Component
class PasskeySignIn {

	private static final String SIGNING_IN = "signing in with a passkey";
	private static final int MOST = 20;

	private final PasskeyCeremony ceremony;
	private final Passkeys passkeys;
	private final Accounts accounts;
	private final Tickets tickets;
	private final SecurityLog log;

	PasskeySignIn(PasskeyCeremony ceremony, Passkeys passkeys, Accounts accounts, Tickets tickets, SecurityLog log) {
		this.ceremony = ceremony;
		this.passkeys = passkeys;
		this.accounts = accounts;
		this.tickets = tickets;
		this.log = log;
	}

	private record Question(String challenge) {}

	/** @param ticket comes back with the answer */
	record Asked<T>(String ticket, T publicKey) {}

	Asked<WebAuthentication.Creation> askForNew(Account account) {
		List<Passkeys.Passkey> existing = passkeys.of(account.id());
		if (existing.size() >= MOST) {
			throw AuthProblem.TOO_MANY_PASSKEYS.because("An account has at most " + MOST + " passkeys. Remove one.");
		}
		Question question = new Question(PasskeyCeremony.challenge());
		return new Asked<>(tickets.issue(adding(account.id()), question, PasskeyCeremony.TIMEOUT),
				ceremony.creation(account, question.challenge(), existing));
	}

	Passkeys.Passkey add(AccountId account, String ticket, WebAuthentication.Created answer, String name) {
		Tickets.Opened<Question> asked = tickets.open(adding(account), ticket, Question.class).orElseThrow(PasskeySignIn::notAccepted);
		PasskeyCeremony.Device device = ceremony.register(answer, asked.content().challenge())
				.filter(accepted -> tickets.spend(asked)).orElseThrow(PasskeySignIn::notAccepted);
		Passkeys.Passkey added = passkeys.add(account, name, device).orElseThrow(PasskeySignIn::notAccepted);
		log.note(SecurityLog.Incident.PASSKEY_ADDED, account, name);
		return added;
	}

	Asked<WebAuthentication.Request> ask() {
		Question question = new Question(PasskeyCeremony.challenge());
		return new Asked<>(tickets.issue(SIGNING_IN, question, PasskeyCeremony.TIMEOUT), ceremony.request(question.challenge()));
	}

	/** @throws io.mirage.platform.web.ProblemException 401 whatever was wrong */
	SignIn.Known with(String ticket, WebAuthentication.Signed answer, String address) {
		Tickets.Opened<Question> asked = tickets.open(SIGNING_IN, ticket, Question.class).orElseThrow(PasskeySignIn::refused);
		Passkeys.Passkey key = passkeys.find(answer.id()).orElseThrow(PasskeySignIn::refused);
		Optional<Account> owner = accounts.findById(key.accountId());
		boolean right = ceremony.verify(answer, asked.content().challenge(), key)
				.filter(signature -> tickets.spend(asked)).filter(signature -> passkeys.used(key.id(), signature.verifiedCount()))
				.isPresent();
		if (!right) {
			owner.ifPresent(account -> log.note(SecurityLog.Incident.SIGN_IN_REFUSED, account, "passkey " + key.name() + " from " + address));
		}
		Account account = owner.filter(known -> right && known.active()).orElseThrow(PasskeySignIn::refused);
		log.note(SecurityLog.Incident.SIGNED_IN, account, "by passkey " + key.name() + " from " + address);
		return new SignIn.Known(account, methods(key));
	}

	/** One that its maker copies between devices is no piece of hardware (RFC 8176). The device has seen its owner. */
	private static List<String> methods(Passkeys.Passkey key) {
		return List.of(key.backup() ? "swk" : "hwk", "user", "mfa");
	}

	private static String adding(AccountId account) {
		return "adding a passkey to " + account;
	}

	private static RuntimeException notAccepted() {
		return AuthProblem.PASSKEY_NOT_ACCEPTED.because("The device's answer does not fit the question, or the device is known already. Ask again.");
	}

	private static RuntimeException refused() {
		return AuthProblem.INVALID_CREDENTIALS.because("The passkey is not known here, or its answer does not fit the question.");
	}
}
