package io.mirage.collection.collectors.text;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mirage.collection.collectors.text.DataFile.Entry;
import io.mirage.platform.entities.Urls;

/**
 * What a web address says of somebody's account or code repository at a site that many people use.
 *
 * @param account the profile's address without parameters
 * @param portable whether it is a name that people use at other sites too, and not a number of this one
 * @param repository the repository's address; empty if the link is to the account alone
 */
public record Profile(String site, String username, boolean portable, String account, String repository) {

	private static final List<Site> SITES = DataFile.read("social-sites").stream().map(Site::of).toList();
	private static final int LONGEST_PATH = 300;

	/** @param account with places for the name and, where a site has many hosts, for the host
	 *  @param reserved first words of paths that are the site's own */
	private record Site(String name, Set<String> hosts, Pattern path, String account, Set<String> reserved, boolean portable) {

		static Site of(Entry entry) {
			entry.knowing("name", "hosts", "path", "account", "reserved", "portable");
			return new Site(entry.text("name"), Set.copyOf(entry.texts("hosts")), entry.pattern("path"), entry.text("account"),
					Set.copyOf(entry.texts("reserved")), Boolean.parseBoolean(entry.text("portable", "true")));
		}

		Optional<Profile> read(String host, String path) {
			Matcher matcher = this.path.matcher(path);
			if (!matcher.lookingAt() || reserved.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
				return Optional.empty();
			}
			String user = matcher.group(1);
			String address = account.replace("{host}", host).replace("{name}", user);
			String repository = matcher.groupCount() > 1 && matcher.group(2) != null ? address + "/" + matcher.group(2) : "";
			return Optional.of(new Profile(name, user, portable, address, repository.replaceFirst("\\.git$", "")));
		}
	}

	/** @param url foreign; empty for a link to anything but an account or a repository */
	public static Optional<Profile> of(String url) {
		Optional<String> canonical = Urls.canonical(url);
		Optional<String> host = canonical.flatMap(Urls::hostOf);
		if (host.isEmpty()) {
			return Optional.empty();
		}
		String name = host.get().startsWith("www.") ? host.get().substring("www.".length()) : host.get();
		String path = URI.create(canonical.get()).getRawPath();
		return path.length() > LONGEST_PATH ? Optional.empty()
				: SITES.stream().filter(site -> site.hosts().contains(name)).flatMap(site -> site.read(name, path).stream()).findFirst();
	}
}
