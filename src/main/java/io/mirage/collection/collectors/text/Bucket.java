package io.mirage.collection.collectors.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mirage.collection.collectors.text.DataFile.Entry;
import io.mirage.platform.entities.Urls;

/**
 * A container of files at a cloud provider.
 *
 * @param name unique at the provider or, with Azure, the account's and the container's
 * @param address where it answers, without parameters
 */
public record Bucket(String provider, String name, String address) {

	private static final List<Form> FORMS = DataFile.read("bucket-forms").stream().map(Form::of).toList();
	private static final Pattern ADDRESS = Pattern.compile("https?:(?:\\\\?/){2}[A-Za-z0-9._-]{3,150}(?:\\\\?/[A-Za-z0-9._-]{1,100})?");
	private static final int LONGEST_PATH = 300;
	private static final int MAX_BUCKETS = 100;

	/** @param subject what the form is tried on: host and path */
	private record Form(String provider, String marker, Pattern subject, String name, String address) {

		static Form of(Entry entry) {
			entry.knowing("provider", "marker", "form", "name", "address");
			return new Form(entry.text("provider"), entry.text("marker"), entry.pattern("form"), entry.text("name"), entry.text("address"));
		}

		Optional<Bucket> read(String text) {
			if (!text.contains(marker)) {
				return Optional.empty();
			}
			Matcher matcher = subject.matcher(text);
			return matcher.lookingAt()
					? Optional.of(new Bucket(provider, filled(name, matcher), filled(address, matcher))) : Optional.empty();
		}

		private static String filled(String template, Matcher matcher) {
			String text = template;
			for (int i = 1; i <= matcher.groupCount(); i++) {
				text = text.replace("{" + i + "}", matcher.group(i));
			}
			return text;
		}
	}

	/** @param url foreign; empty for anything but an address of a bucket or of a file in one */
	public static Optional<Bucket> of(String url) {
		Optional<String> canonical = Urls.canonical(url);
		Optional<String> host = canonical.flatMap(Urls::hostOf);
		if (host.isEmpty()) {
			return Optional.empty();
		}
		String path = URI.create(canonical.get()).getRawPath();
		String text = host.get() + path.substring(0, Math.min(path.length(), LONGEST_PATH));
		return FORMS.stream().flatMap(form -> form.read(text).stream()).findFirst();
	}

	/** Of all addresses in mark-up or scripts, with or without escaped slashes. */
	public static List<Bucket> in(String text) {
		Set<Bucket> found = new LinkedHashSet<>();
		for (String address : addresses(text)) {
			of(address.replace("\\/", "/")).ifPresent(found::add);
			if (found.size() == MAX_BUCKETS) {
				break;
			}
		}
		return List.copyOf(found);
	}

	private static List<String> addresses(String text) {
		List<String> addresses = new ArrayList<>();
		Matcher matcher = ADDRESS.matcher(text);
		while (matcher.find()) {
			String address = matcher.group();
			if (FORMS.stream().anyMatch(form -> address.contains(form.marker()))) {
				addresses.add(address);
			}
		}
		return addresses;
	}
}
