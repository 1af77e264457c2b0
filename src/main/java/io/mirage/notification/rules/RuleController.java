package io.mirage.notification.rules;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.notification.channels.News;
import io.mirage.notification.delivery.Template;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Page;
import io.mirage.platform.web.PageQuery;

/** What news goes where. A person's own rules are seen by that person alone. */
@RestController
@RequestMapping("/api/v1/notification-rules")
class RuleController {

	/** @param after how long somebody may take to acknowledge  @param channels that are told then */
	record Escalation(@NotNull @Nullable Duration after, @NotNull @Nullable List<UUID> channels) {}

	/**
	 * @param enabled true if absent
	 * @param personal whether it is the caller's own; fixed when the rule is made
	 * @param condition any news if absent
	 * @param timing at once if absent
	 * @param template the usual words if absent
	 */
	record WantedRule(@NotBlank @Size(max = 100) String name, @Nullable Boolean enabled, @Nullable Boolean personal, @Nullable Condition condition,
			@Nullable List<UUID> channels, @Nullable Timing timing, @Nullable Template template, @Nullable @Valid Escalation escalation) {}

	record NewsRuleAnswer(UUID id, String name, boolean enabled, boolean personal, Condition condition, List<UUID> channels, Timing timing,
			Template template, @Nullable Escalation escalation, Instant createdAt, Instant updatedAt) {

		static NewsRuleAnswer of(Rule rule) {
			Rule.Content content = rule.content();
			return new NewsRuleAnswer(rule.id(), rule.name(), rule.enabled(), rule.owner() != null, content.condition(), rule.channels(),
					content.timing(), content.template(),
					content.escalateAfter() == null ? null : new Escalation(content.escalateAfter(), rule.escalationChannels()),
					rule.createdAt(), rule.updatedAt());
		}
	}

	/**
	 * @param matches the newest of the last thousand news that the rule is about
	 * @param due when the first of them would be told if it came now
	 * @param title how they would be told, or a made-up example if there are none
	 */
	record Preview(int examined, List<News> matches, @Nullable Instant due, String title, List<String> lines) {}

	private final RuleAdministration administration;

	RuleController(RuleAdministration administration) {
		this.administration = administration;
	}

	@GetMapping
	@Needs(Permission.NOTIFICATION_READ)
	Page<NewsRuleAnswer> list(PageQuery page, Caller caller) {
		return Page.of(administration.page(caller, page).stream().map(NewsRuleAnswer::of).toList(), administration.count(caller), page);
	}

	@GetMapping("/{id}")
	@Needs(Permission.NOTIFICATION_READ)
	NewsRuleAnswer get(@PathVariable UUID id, Caller caller) {
		return NewsRuleAnswer.of(administration.find(id, caller));
	}

	@PostMapping
	@Needs(Permission.NOTIFICATION_WRITE)
	ResponseEntity<NewsRuleAnswer> add(@RequestBody @Valid WantedRule wanted, Caller caller) {
		Rule rule = administration.add(wanted, caller);
		return ResponseEntity.created(URI.create("/api/v1/notification-rules/" + rule.id())).body(NewsRuleAnswer.of(rule));
	}

	@PutMapping("/{id}")
	@Needs(Permission.NOTIFICATION_WRITE)
	NewsRuleAnswer change(@PathVariable UUID id, @RequestBody @Valid WantedRule wanted, Caller caller) {
		return NewsRuleAnswer.of(administration.change(id, wanted, caller));
	}

	@DeleteMapping("/{id}")
	@Needs(Permission.NOTIFICATION_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable UUID id, Caller caller) {
		administration.delete(id, caller);
	}

	/** Which of the last news the rule would have told, and in which words; keeps and sends nothing. */
	@PostMapping("/preview")
	@Needs(Permission.NOTIFICATION_READ)
	Preview preview(@RequestBody @Valid WantedRule wanted, Caller caller) {
		return administration.preview(wanted, caller);
	}
}
