package io.mirage.auth;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.mirage.auth.federation.ExternalPerson;
import io.mirage.auth.federation.IdentitySource;
import io.mirage.auth.federation.LdapDirectories;

/** Passwords that are kept elsewhere: a directory says whether they are right, and never tells us what they are. */
@Component
class DirectorySignIn {

	private final LdapDirectories directories;
	private final FederatedSignIn federation;
	private final Identities identities;

	DirectorySignIn(LdapDirectories directories, FederatedSignIn federation, Identities identities) {
		this.directories = directories;
		this.federation = federation;
		this.identities = identities;
	}

	boolean isPossible() {
		return !directories.all().isEmpty();
	}

	/** @return empty if no directory knows the two */
	Optional<Account> enter(String username, String password) {
		for (IdentitySource directory : directories.all()) {
			Optional<ExternalPerson> person = directories.find(directory, username, password);
			if (person.isPresent()) {
				return Optional.of(federation.enter(person.get(), directory));
			}
		}
		return Optional.empty();
	}

	/** Whether it is the password of somebody who opens just this account. */
	boolean confirms(Account account, String password) {
		return identities.of(account.id()).stream().anyMatch(identity -> directories.all().stream()
				.filter(directory -> directory.id().equals(identity.source()))
				.flatMap(directory -> directories.find(directory, identity.display(), password).stream())
				.flatMap(person -> identities.find(person).stream())
				.anyMatch(known -> known.id().equals(identity.id())));
	}
}
