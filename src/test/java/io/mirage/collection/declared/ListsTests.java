package io.mirage.collection.declared;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import io.mirage.collection.declared.Inquiry.ListUse;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.Unreachable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ListsTests {

	private static final URI LIST = URI.create("https://list.example/all.txt");
	private static final Duration HOUR = Duration.ofHours(1);

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-01T00:00:00Z"));
	private final AtomicInteger downloads = new AtomicInteger();
	private final Lists lists = new Lists(new Clock() {
		@Override
		public Instant instant() {
			return Objects.requireNonNull(now.get());
		}

		@Override
		public ZoneOffset getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}
	});

	private static ListedRows rows(String... lines) throws Exception {
		String text = String.join("\n", lines);
		return ListedRows.of(Format.of(Format.Kind.LINES).read(text, "list.example"),
				new ListUse(Path.of("*"), Expression.of("@"), HOUR, 1000), true, text.length());
	}

	private ListedRows list() throws Exception {
		downloads.incrementAndGet();
		return rows("203.0.113.7");
	}

	@Test
	void aThousandQuestionsAtOnceTakeOneDownload() throws Exception {
		ListedRows list = rows("203.0.113.7");
		CountDownLatch everybodyIsHere = new CountDownLatch(1000);
		List<Future<ListedRows>> answers = new ArrayList<>();
		try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < 1000; i++) {
				answers.add(tasks.submit(() -> {
					everybodyIsHere.countDown();
					everybodyIsHere.await();
					return lists.get("kites", LIST, HOUR, () -> {
						downloads.incrementAndGet();
						return list;
					});
				}));
			}
		}
		for (Future<ListedRows> answer : answers) {
			assertThat(answer.get()).isSameAs(list);
		}
		assertThat(downloads).hasValue(1);
	}

	@Test
	void aListIsFetchedAgainWhenItsTimeIsOver() throws Exception {
		ListedRows list = list();
		Lists.Download download = () -> {
			downloads.incrementAndGet();
			return list;
		};
		lists.get("kites", LIST, HOUR, download);
		now.updateAndGet(instant -> instant.plus(HOUR).minusSeconds(1));
		lists.get("kites", LIST, HOUR, download);
		assertThat(downloads).hasValue(2);

		now.updateAndGet(instant -> instant.plusSeconds(1));
		lists.get("kites", LIST, HOUR, download);
		assertThat(downloads).hasValue(3);
	}

	@Test
	void aFailureIsRememberedForAMinuteButNotThatOneScanMayNotAsk() {
		Lists.Download failing = () -> {
			downloads.incrementAndGet();
			throw new Unreachable("away");
		};
		for (int i = 0; i < 5; i++) {
			assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> lists.get("kites", LIST, HOUR, failing));
		}
		assertThat(downloads).hasValue(1);
		now.updateAndGet(instant -> instant.plusSeconds(61));
		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> lists.get("kites", LIST, HOUR, failing));
		assertThat(downloads).hasValue(2);

		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> lists.get("other", LIST, HOUR, () -> {
				downloads.incrementAndGet();
				throw new NotPermitted("deny rule");
			}));
		}
		assertThat(downloads).hasValue(4);
	}

	@Test
	void blocksStandForTheirAddresses() throws Exception {
		ListedRows rows = rows("203.0.113.0/29", "2001:DB8::7", "Bad.Example.", "AS64496", "198.51.100.1");

		assertThat(rows.about("203.0.113.7")).hasSize(1);
		assertThat(rows.about("203.0.113.8")).isEmpty();
		assertThat(rows.about("203.0.113.0/30")).hasSize(1);
		assertThat(rows.about("203.0.113.0/29")).hasSize(1);
		assertThat(rows.about("203.0.112.0/20")).isEmpty();
		assertThat(rows.about("2001:db8::7")).hasSize(1);
		assertThat(rows.about("bad.example")).hasSize(1);
		assertThat(rows.about("AS64496")).hasSize(1);
	}
}
