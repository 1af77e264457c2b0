package io.mirage.auth.federation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

/** The directories that the settings name. */
@Component
public class LdapDirectories {

	private final List<LdapDirectory> directories;

	LdapDirectories(SignInProperties properties, Clock clock) {
		directories = properties.directories().stream().map(settings -> new LdapDirectory(settings, clock)).toList();
	}

	public List<IdentitySource> all() {
		return directories.stream().<IdentitySource>map(LdapDirectory::settings).toList();
	}

	/**
	 * Never in a transaction: asks the directory.
	 *
	 * @return empty if there is nobody of that name there, or the password is not theirs
	 * @throws io.mirage.platform.web.ProblemException 503 if it does not answer
	 */
	public Optional<ExternalPerson> find(IdentitySource directory, String username, String password) {
		return directories.stream().filter(candidate -> candidate.settings().id().equals(directory.id())).findFirst()
				.flatMap(found -> found.find(username, password));
	}
}
