package io.mirage.notification.rules;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.users.ProjectId;
import io.mirage.notification.channels.News;
import io.mirage.notification.channels.NewsKind;

/**
 * Which news a rule is about. Everything that is given must be true; what is empty or absent is not asked.
 *
 * @param events kinds of news
 * @param minimumSeverity what has no severity, such as the end of a scan, is left out then
 * @param types at least one of the entities is of one of them
 * @param tags at least one of the entities has been given one of them by people
 * @param text occurs in title or body, in any case
 * @param onlyNew no earlier scan of the project has brought it up
 */
record Condition(@Nullable Set<NewsKind> events, @Nullable Severity minimumSeverity, @Nullable Set<EntityType> types,
		@Nullable Set<String> tags, @Nullable String text, @Nullable Boolean onlyNew, @Nullable Set<ProjectId> projects) {

	static final Condition ANYTHING = new Condition(null, null, null, null, null, null, null);

	/** @param isNew whether no earlier scan of the project brought it up  @param given what people have tagged its entities with */
	boolean matches(News news, boolean isNew, Set<String> given) {
		return has(events, news.kind()) && has(projects, news.projectId()) && isSevereEnough(news) && (isNew || !asksForNew())
				&& hasAny(types, news.entities().stream().map(EntityRef::type)) && hasAny(tags, given.stream()) && says(news);
	}

	boolean asksForNew() {
		return Boolean.TRUE.equals(onlyNew);
	}

	boolean asksForTags() {
		return tags != null && !tags.isEmpty();
	}

	private boolean isSevereEnough(News news) {
		return minimumSeverity == null || news.severity() != null && news.severity().compareTo(minimumSeverity) >= 0;
	}

	private boolean says(News news) {
		return text == null || text.isBlank()
				|| (news.title() + "\n" + news.body()).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
	}

	private static <T> boolean hasAny(@Nullable Set<T> wanted, Stream<T> given) {
		return wanted == null || wanted.isEmpty() || given.anyMatch(wanted::contains);
	}

	private static <T> boolean has(@Nullable Set<T> wanted, T value) {
		return wanted == null || wanted.isEmpty() || wanted.contains(value);
	}
}
