package io.mirage.collection.declared;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.convert.DurationStyle;

import io.mirage.collection.declared.Authentication.Place;
import io.mirage.collection.declared.DeclaredSource.Verification;
import io.mirage.events.entities.EntityType;

/** Reads a source file; every complaint names file, line and field and says what would be right. */
final class SourceReading {

	private static final Duration USUAL_INTERVAL = Duration.ofSeconds(1);
	private static final Duration USUAL_PAUSE = Duration.ofMinutes(1);
	private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
	private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

	private final Section root;

	private SourceReading(Section root) {
		this.root = root;
	}

	/** @throws SourceFileException if the file is not right */
	static DeclaredSource read(String file, String text) {
		return new SourceReading(Section.of(file, text)).source();
	}

	private DeclaredSource source() {
		Section limits = root.findSection("limits").orElse(null);
		Duration interval = limits == null ? USUAL_INTERVAL : duration(limits, "interval", USUAL_INTERVAL);
		Duration pause = limits == null ? USUAL_PAUSE : duration(limits, "pause", USUAL_PAUSE);
		String quota = limits == null ? "" : limits.text("quota", "");
		if (limits != null) {
			limits.nothingElse();
		}
		Authentication authentication = root.findSection("auth").map(SourceReading::authentication).orElse(Authentication.NONE);
		DeclaredSource source = new DeclaredSource(root.read("id", text -> shaped(ID, text, "small letters and digits with - between them")),
				root.text("name"), root.text("description"),
				root.read("version", root.text("version", "1.0.0"), text -> shaped(VERSION, text, "three numbers with dots between them")),
				root.read("home", SourceReading::webAddress), root.text("terms"), root.read("verified", SourceReading::verification),
				root.findText("base-url").map(text -> root.read("base-url", text, SourceReading::webAddress)), interval, quota, pause,
				root.flag("opt-in"), authentication, inquiries());
		root.nothingElse();
		return source;
	}

	private List<Inquiry> inquiries() {
		List<Section> asks = root.sections("ask");
		if (asks.isEmpty()) {
			throw root.wrong("ask", "is missing; it lists what the source can be asked");
		}
		return asks.stream().map(this::inquiry).toList();
	}

	private Inquiry inquiry(Section ask) {
		Set<EntityType> about = EnumSet.noneOf(EntityType.class);
		about.addAll(ask.readAll("about", SourceReading::entityType));
		if (about.isEmpty()) {
			throw ask.wrong("about", "is missing; it names types such as DomainName");
		}
		Pattern matching = pattern(ask, "matching").orElse(Pattern.compile("(?s).*"));
		Inquiry.Call call = CallReading.read(ask, root.has("base-url"));
		Section answered = here(ask, "answer");
		Format format = call instanceof Inquiry.Call.Dns ? Format.of(Format.Kind.DNS) : AnswerReading.format(answered);
		Optional<Inquiry.ListUse> list = AnswerReading.list(here(ask, "list"));
		Inquiry inquiry = new Inquiry(about, matching, call, format, AnswerReading.pages(here(ask, "pages")), list,
				AnswerReading.outcomes(here(ask, "outcomes")),
				FactReading.facts(here(ask, "facts"), list.isPresent() || format.isLineByLine() ? "*" : "@"));
		if (inquiry.facts().isEmpty()) {
			throw ask.wrong("facts", "is missing; it says what the answer means");
		}
		ask.nothingElse();
		return inquiry;
	}

	/** What holds for all questions may stand once at the top. */
	private Section here(Section ask, String key) {
		boolean own = ask.has(key);
		root.has(key);
		return own ? ask : root;
	}

	private static Authentication authentication(Section auth) {
		Place place = auth.read("in", Place::of);
		List<String> settings = auth.has("settings") ? auth.texts("settings")
				: place == Place.BASIC ? List.of("user", "password") : List.of("key");
		boolean named = place == Place.HEADER || place == Place.QUERY;
		Authentication authentication = new Authentication(place, named ? auth.text("name") : "", auth.text("prefix", ""),
				settings, auth.flag("optional"));
		auth.nothingElse();
		return authentication;
	}

	static EntityType entityType(String label) {
		return EntityType.find(label).orElseThrow(() -> new IllegalArgumentException("is '" + label + "', not one of "
				+ Stream.of(EntityType.values()).map(EntityType::label).collect(Collectors.joining(", "))));
	}

	static Duration duration(Section section, String key, Duration fallback) {
		return !section.has(key) ? fallback : section.read(key, text -> {
			try {
				return DurationStyle.detectAndParse(text);
			} catch (IllegalArgumentException wrong) {
				throw new IllegalArgumentException("is '" + text + "', not a duration such as 500ms, 2s or 1h", wrong);
			}
		});
	}

	static Optional<Pattern> pattern(Section section, String key) {
		return section.findText(key).map(text -> section.read(key, text, SourceReading::pattern));
	}

	static Pattern pattern(String text) {
		try {
			return Pattern.compile(text);
		} catch (PatternSyntaxException wrong) {
			throw new IllegalArgumentException("is '" + text + "', which is no regular expression: " + wrong.getDescription()
					+ " at character " + (wrong.getIndex() + 1), wrong);
		}
	}

	private static URI webAddress(String text) {
		if (!text.matches("https?://[^\\s/]+(/\\S*)?")) {
			throw new IllegalArgumentException("is '" + text + "', not a web address such as https://source.example");
		}
		return URI.create(text);
	}

	private static Verification verification(String label) {
		return Stream.of(Verification.values()).filter(one -> one.name().toLowerCase(Locale.ROOT).equals(label)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("is '" + label + "', not one of documented, recorded, live"));
	}

	private static String shaped(Pattern shape, String text, String expectation) {
		if (!shape.matcher(text).matches()) {
			throw new IllegalArgumentException("is '" + text + "', not " + expectation);
		}
		return text;
	}
}
