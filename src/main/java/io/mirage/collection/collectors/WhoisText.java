package io.mirage.collection.collectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a whois answer. RFC 3912 gives the text no form; this reads the "key: value" that registries have in
 * common, with values on the lines below the key where there is none beside it, and "[key] value" as JPRS writes it. Below
 * a heading such as "Registrar" a field is there twice: as "name" and as "registrar name".
 *
 * @param fields in their order, keys in lower case, no value empty
 * @param remarks all other lines, in lower case
 */
record WhoisText(List<Field> fields, List<String> remarks) {

	private static final int MAX_LINES = 5000;
	private static final int MAX_LINE = 1000;
	private static final int MAX_KEY = 60;
	private static final Pattern BRACKETED = Pattern.compile("(?:[a-z]\\. ?)?\\[([^\\[\\]]{1,60})]\\s*(.*)");
	private static final Set<String> HEADINGS = Set.of("registrant", "registrar", "nameservers", "name servers", "admin contact",
			"technical contacts", "domain nameservers");
	private static final String[] SUBJECTS = {"domain name", "domain", "inetnum", "inet6num", "netrange", "aut-num", "asnumber",
			"ipv4 address", "ipv6 address", "refer"};
	private static final Pattern LIMITED = Pattern.compile("error:201|limit exceeded|quota exceeded|exceeded the|"
			+ "too many (requests|queries)|access denied");
	private static final Pattern UNKNOWN = Pattern.compile("no match|not found|no entries|no data|no object|nothing found|"
			+ "returned 0 objects|error:101|not registered");
	private static final Set<String> FREE = Set.of("free", "available", "not registered");

	record Field(String key, String value) {}

	static WhoisText parse(String text) {
		Reader reader = new Reader();
		text.lines().limit(MAX_LINES).map(line -> line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE))
				.map(String::strip).forEach(reader::read);
		return new WhoisText(reader.fields, reader.remarks);
	}

	private static final class Reader {

		private final List<Field> fields = new ArrayList<>();
		private final List<String> remarks = new ArrayList<>();
		private String open = "";
		private String section = "";

		void read(String line) {
			Matcher bracketed = BRACKETED.matcher(line);
			int colon = line.indexOf(':');
			if (line.isEmpty()) {
				open = "";
				section = "";
			} else if (bracketed.matches()) {
				field(bracketed.group(1).strip().toLowerCase(Locale.ROOT), bracketed.group(2).strip());
			} else if (HEADINGS.contains(line.toLowerCase(Locale.ROOT))) {
				field(line.toLowerCase(Locale.ROOT), "");
			} else if (line.startsWith("%") || line.startsWith("#") || colon <= 0 && open.isEmpty() || colon > MAX_KEY) {
				remarks.add(line.toLowerCase(Locale.ROOT));
			} else if (colon <= 0) {
				fields.add(new Field(open, line));
			} else {
				field(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
			}
		}

		private void field(String key, String value) {
			open = value.isEmpty() ? key : "";
			section = value.isEmpty() ? key : section;
			if (!value.isEmpty()) {
				fields.add(new Field(key, value));
			}
			if (!value.isEmpty() && !section.isEmpty() && section.length() + key.length() < MAX_KEY) {
				fields.add(new Field(section + " " + key, value));
			}
		}
	}

	/** Every value of any of the keys, in the order of the text. */
	List<String> all(String... keys) {
		Set<String> wanted = Set.of(keys);
		return fields.stream().filter(field -> wanted.contains(field.key())).map(Field::value).toList();
	}

	/** The value of any of the keys that comes first in the text. */
	Optional<String> first(String... keys) {
		return all(keys).stream().findFirst();
	}

	/** The one that comes last: registries put the part below the whole. */
	Optional<String> last(String... keys) {
		return all(keys).stream().reduce((_, later) -> later);
	}

	/** Whether the answer is about a domain, a network or a system that exists, or leads on. */
	boolean describesSomething() {
		boolean free = first("status", "domain status").map(status -> status.toLowerCase(Locale.ROOT)).filter(FREE::contains).isPresent();
		return !free && first(SUBJECTS).isPresent();
	}

	/** Whether the server refuses for now because it was asked too much. */
	boolean isLimited() {
		return remarks.stream().anyMatch(line -> LIMITED.matcher(line).find());
	}

	/** Whether the server says that there is no such thing. */
	boolean isUnknown() {
		return first(SUBJECTS).isPresent() || remarks.stream().anyMatch(line -> UNKNOWN.matcher(line).find());
	}
}
