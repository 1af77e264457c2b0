package io.mirage.auth;

import java.time.Instant;
import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.auth.AccountId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Confirmed;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;

/** What administrators see of all accounts together: numbers, who is locked out, where somebody is signed in. */
@RestController
@RequestMapping("/api/v1/auth")
class OverviewController {

	private final Statistics statistics;
	private final Accounts accounts;
	private final SignInGuard guard;
	private final Sessions sessions;
	private final AccountAdministration administration;
	private final Erasure erasure;

	OverviewController(Statistics statistics, Accounts accounts, SignInGuard guard, Sessions sessions,
			AccountAdministration administration, Erasure erasure) {
		this.statistics = statistics;
		this.accounts = accounts;
		this.guard = guard;
		this.sessions = sessions;
		this.administration = administration;
		this.erasure = erasure;
	}

	/** @param failures wrong passwords in a row, from all addresses */
	record LockedAccount(AccountId id, String username, int failures, Instant lockedUntil) {}

	@GetMapping("/statistics")
	@Needs(Permission.USER_READ)
	Statistics.Numbers statistics(Caller caller) {
		return statistics.of(caller.organisationId());
	}

	/** Those who have to wait after wrong passwords, wherever these came from. */
	@GetMapping("/locked-accounts")
	@Needs(Permission.USER_READ)
	Listing<LockedAccount> locked(Caller caller) {
		List<Account> all = accounts.findActive(caller.organisationId());
		return Listing.of(all.stream().flatMap(account -> guard.lockOf(account.username()).stream()
				.map(lock -> new LockedAccount(account.id(), account.username(), lock.failures(), lock.until()))).toList());
	}

	@DeleteMapping("/accounts/{account}/lock")
	@Needs(Permission.USER_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void unlock(Caller caller, @PathVariable AccountId account) {
		guard.unlock(administration.findWithin(account, caller).username());
	}

	@GetMapping("/accounts/{account}/sessions")
	@Needs(Permission.USER_READ)
	Listing<Sessions.Device> sessions(Caller caller, @PathVariable AccountId account) {
		return Listing.of(sessions.of(administration.find(account, caller).id()));
	}

	/** Removes what is personal, for good. To keep somebody out for a while, close the account instead. */
	@DeleteMapping("/accounts/{account}")
	@Needs(Permission.USER_DELETE)
	@Confirmed
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void erase(Caller caller, @PathVariable AccountId account) {
		erasure.erase(administration.findWithin(account, caller));
	}
}
