package io.mirage.collection.collectors.web;

import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UsernameSitesCollectorTests implements CollectorContract {

	@Override
	public Collector collector() {
		return new UsernameSitesCollector(Clock.systemUTC(), new Random(1));
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.USERNAME, "ada.kite");
	}

	@Override
	public ScriptedSource recording() {
		return new Silent(404, "no").page("https://github.com/ada.kite", 200, Map.of(), "<title>ada.kite</title>")
				.page("https://lichess.org/api/user/ada.kite", 200, Map.of(), "{\"username\":\"ada.kite\"}")
				.page("https://hub.docker.com/v2/users/ada.kite/", 200, Map.of(), "{\"message\":\"none\"}")
				.page("https://vimeo.com/ada.kite", 403, Map.of(), "Go away");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("OnlineAccount https://github.com/ada.kite", "OnlineAccount https://lichess.org/@/ada.kite");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of("https://github.com/ada.kite account_of ada.kite");
	}

	@Test
	void findsNoMoreThanThereIsAndSaysWhoWasSilent() throws Exception {
		Answer answer = ask(recording());

		assertThat(CollectorContract.facts(answer)).hasSize(3);
		assertThat(answer.facts()).filteredOn(fact -> fact.entity().type() == EntityType.USERNAME).singleElement()
				.satisfies(fact -> assertThat(fact.attributes().get("sites_silent")).contains("Vimeo"));
	}

	@Test
	void sitesThatHaveEverybodyCountForNothing() {
		assertThatExceptionOfType(Blocked.class).isThrownBy(() -> ask(new Silent(200, """
				"username" "login" "id" "entry" "name" "acct" "handle" "user" "urlname" "weblink" "userid" tgme_page_title profile_page""")));
	}

	@Test
	void nameThatCannotBeAHostIsNotAskedForAsOne() throws Exception {
		ScriptedSource source = recording();
		ask(source);

		assertThat(source.calls).noneMatch(call -> call.contains("ada.kite.tumblr.com")).anyMatch(call -> call.contains("codeberg.org/ada.kite"));
	}

	@Test
	void givesUpIfTheFirstSitesCannotBeReached() {
		ScriptedSource source = new ScriptedSource();

		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> ask(source)).withMessageContaining("None of 8 sites");
		assertThat(source.calls).hasSize(8);
	}

	@Test
	void nobodyHasTheNameIsNoFailure() throws Exception {
		assertThat(ask(new Silent(404, "no")).facts()).isEmpty();
	}

	@Test
	void knowsManySitesAndAsksAllOfThem() throws Exception {
		ScriptedSource source = new Silent(404, "no");
		collector().collect(CollectorContract.about(EntityType.USERNAME, "ada"), source, new Answer(new EntityParser()));

		assertThat(source.calls).hasSizeGreaterThanOrEqualTo(60).hasSize(UsernameSite.ALL.size()).doesNotHaveDuplicates();
	}
}
