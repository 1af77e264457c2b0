package io.mirage.notification.rules;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import io.mirage.events.auth.AccountErased;
import io.mirage.events.auth.AccountStateChanged;
import io.mirage.events.storage.EntityMarked;
import io.mirage.events.storage.EntityUnmarked;
import io.mirage.events.storage.MarkKind;
import io.mirage.notification.channels.Channels;

/** Keeps what rules ask for beside the news: what people have tagged, and who may still be told. */
@Component
class NewsIntake {

	private final NewsArchive archive;
	private final Rules rules;
	private final Preferences preferences;
	private final Channels channels;
	private final JdbcClient jdbc;

	NewsIntake(NewsArchive archive, Rules rules, Preferences preferences, Channels channels, JdbcClient jdbc) {
		this.archive = archive;
		this.rules = rules;
		this.preferences = preferences;
		this.channels = channels;
		this.jdbc = jdbc;
	}

	/** By the mark's identifier, in any order. */
	@ApplicationModuleListener
	void on(EntityMarked event) {
		if (event.kind() == MarkKind.TAG) {
			archive.mark(event);
		}
	}

	/** By the mark's identifier, in any order. */
	@ApplicationModuleListener
	void on(EntityUnmarked event) {
		if (event.kind() == MarkKind.TAG) {
			archive.unmark(event);
		}
	}

	/** Of several the highest version counts. Who may not sign in is told nothing by rules of their own. */
	@ApplicationModuleListener
	void on(AccountStateChanged event) {
		jdbc.sql("""
				insert into notification.account as known (account_id, active, version) values (?, ?, ?)
				on conflict (account_id) do update set active = excluded.active, version = excluded.version where known.version < excluded.version""")
				.params(event.accountId().value(), event.active(), event.version()).update();
	}

	/** Their own rules, channels and preferences go; nothing is left to be removed the second time. */
	@ApplicationModuleListener
	void on(AccountErased event) {
		rules.deleteOf(event.accountId());
		channels.deleteOf(event.accountId());
		preferences.deleteOf(event.accountId());
	}
}
