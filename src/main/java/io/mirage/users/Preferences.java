package io.mirage.users;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.auth.AccountId;

/** How people want to see things. */
@Repository
class Preferences {

	private final JdbcClient database;
	private final Clock clock;

	Preferences(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/**
	 * @param language a tag of BCP 47
	 * @param timeZone of the IANA time zone database
	 * @param theme light, dark, or as the system has it
	 */
	record Preference(@NotNull @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", message = "must be a language tag such as en or de-AT") String language,
			@NotNull @KnownTimeZone String timeZone, @NotNull @Pattern(regexp = "light|dark|system") String theme) {

		static final Preference FIRST = new Preference("en", "UTC", "system");
	}

	Optional<Preference> find(AccountId account) {
		return database.sql("select * from users.preference where account_id = ?").param(account.value())
				.query((row, number) -> new Preference(row.getString("language"), row.getString("time_zone"), row.getString("theme")))
				.optional();
	}

	void put(AccountId account, Preference wish) {
		database.sql("""
				insert into users.preference (account_id, language, time_zone, theme, updated_at) values (?, ?, ?, ?, ?)
				on conflict (account_id) do update set language = excluded.language, time_zone = excluded.time_zone,
					theme = excluded.theme, updated_at = excluded.updated_at""")
				.params(account.value(), wish.language(), wish.timeZone(), wish.theme(), Timestamp.from(clock.instant())).update();
	}
}
