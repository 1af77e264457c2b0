package io.mirage.discovery;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.Uuids;
import io.mirage.events.discovery.InstanceStateChanged;
import io.mirage.events.platform.InstanceHeartbeat;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.HandClock;
import io.mirage.support.Heard;
import io.mirage.support.ModuleTest;

import static io.mirage.discovery.InstanceState.DOWN;
import static io.mirage.discovery.InstanceState.UP;
import static org.assertj.core.api.Assertions.assertThat;

/** The process under test sends no sign of life of its own, and looks who fell silent only when the test says so. */
@ModuleTest
@Import({HandClock.Supply.class, Heard.class})
@TestPropertySource(properties = {"mirage.heartbeat-interval=1d", "mirage.discovery.sweep-interval=1d"})
class DiscoveryModuleTests {

	private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

	private final Attendance attendance;
	private final Instances instances;
	private final HandClock clock;
	private final MockMvcTester mvc;
	private final Heard heard;
	private final JdbcClient jdbc;
	private final Deliveries deliveries;

	DiscoveryModuleTests(@Autowired ApplicationContext context, @Autowired Attendance attendance, @Autowired Instances instances,
			@Autowired HandClock clock, @Autowired MockMvcTester mvc, @Autowired Heard heard,
			@Autowired JdbcClient jdbc) {
		this.attendance = attendance;
		this.instances = instances;
		this.clock = clock;
		this.mvc = mvc;
		this.heard = heard;
		this.jdbc = jdbc;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void startAlone() {
		heard.forget();
		jdbc.sql("truncate discovery.instance").update();
		clock.set(START);
	}

	@Test
	void announcesEachStateOnce() {
		InstanceHeartbeat first = beat("a", 0);
		deliveries.deliver(first);
		deliveries.deliver(first);
		deliveries.deliver(beat("a", 5), beat("a", 10), beat("a", 15));
		clock.set(START.plusSeconds(29));
		attendance.sweep();
		clock.set(START.plusSeconds(30));
		attendance.sweep();
		attendance.sweep();
		deliveries.deliver(beat("a", 31));

		assertThat(states()).containsExactly("starting", "up", "down", "starting");
	}

	@Test
	void aFarewellIsHeardAndTheReturnToo() {
		deliveries.deliver(beat("a", 0));
		deliveries.deliver(beat("a", 5));
		deliveries.deliver(farewell("a", 6));
		deliveries.deliver(beat("a", 10));
		deliveries.deliver(beat("a", 15));

		assertThat(states()).containsExactly("starting", "up", "draining", "starting", "up");
	}

	@Test
	void neitherOrderNorRepetitionMatters() {
		List<InstanceHeartbeat> signs = new ArrayList<>(List.of(beat("a", 0), beat("a", 5), farewell("a", 6), beat("a", 10),
				beat("a", 15), beat("b", 0), farewell("b", 5), beat("c", 10)));
		clock.set(START.plusSeconds(16));
		for (long seed = 1; seed <= 5; seed++) {
			jdbc.sql("truncate discovery.instance").update();
			Random random = new Random(seed);
			Collections.shuffle(signs, random);
			deliveries.deliver(signs);
			Collections.shuffle(signs, random);
			deliveries.deliver(signs);

			assertThat(instances.all()).as("seed %d", seed).extracting(Instance::announced)
					.containsExactly(UP, InstanceState.DRAINING, InstanceState.STARTING);
		}
	}

	@Test
	void ofTwoDiscoveriesOneTells() {
		deliveries.deliver(beat("a", 0));
		Instance seen = instances.all().getFirst();

		assertThat(instances.announce(seen, DOWN)).isTrue();
		assertThat(instances.announce(seen, DOWN)).isFalse();
	}

	@Test
	void theMapShowsEveryModule() {
		deliveries.deliver(beat("a", 0), beat("a", 5), beat("b", 5));

		assertThat(mvc.get().uri("/api/v1/services").with(Callers.readOnly())).hasStatusOk().bodyJson().satisfies(map -> {
			map.assertThat().extractingPath("$.total").isEqualTo(14);
			map.assertThat().extractingPath("$.up").isEqualTo(2);
			map.assertThat().extractingPath("$.data[?(@.module == 'scans')].instances[*].id").asArray().containsExactly("a", "b");
			map.assertThat().extractingPath("$.data[?(@.module == 'auth')].state").asArray().containsExactly("down");
		});
		assertThat(mvc.get().uri("/api/v1/services/storage").with(Callers.stranger())).hasStatusOk().bodyJson()
				.extractingPath("$.instances[0]").isEqualTo(Map.of("id", "a", "unit", "scans-storage",
						"uri", "http://127.0.0.1:8003", "version", "1.0", "state", "up", "last_seen", "2026-11-24T10:00:05Z"));
	}

	@Test
	void refusesUnknownModulesAndUnknownCallers() {
		assertThat(mvc.get().uri("/api/v1/services/kites").with(Callers.readOnly())).hasStatus(404).bodyJson()
				.extractingPath("$.detail").isEqualTo("There is no module 'kites'.");
		assertThat(mvc.get().uri("/api/v1/services")).hasStatus(401);
	}

	@Test
	void whoIsSilentForLongIsForgotten() {
		deliveries.deliver(beat("a", 0), farewell("b", 0));
		clock.set(START.plus(Duration.ofMinutes(61)));
		attendance.sweep();

		assertThat(instances.all()).isEmpty();
	}

	@Test
	void manySignsAtOnceLoseNothing() {
		deliveries.deliver(IntStream.range(0, 100).mapToObj(i -> beat("i" + i % 10, i)).toList());
		clock.set(START.plusSeconds(99));
		attendance.sweep();

		assertThat(instances.all()).hasSize(10).extracting(Instance::announced).containsOnly(UP);
		assertThat(heard.all(InstanceStateChanged.class).stream().filter(event -> event.state().equals("up"))
				.map(InstanceStateChanged::instanceId).distinct()).hasSize(10);
	}

	private List<String> states() {
		return heard.all(InstanceStateChanged.class).stream().map(InstanceStateChanged::state).toList();
	}

	private static InstanceHeartbeat beat(String id, int second) {
		return sign(id, second, false);
	}

	private static InstanceHeartbeat farewell(String id, int second) {
		return sign(id, second, true);
	}

	private static InstanceHeartbeat sign(String id, int second, boolean draining) {
		Instant at = START.plusSeconds(second);
		Set<String> modules = id.equals("b") ? Set.of("scans") : Set.of("scans", "storage");
		return new InstanceHeartbeat(new EventHeader(Uuids.timeOrdered(at), id, at, OrganisationId.DEFAULT), id, "scans-storage",
				modules, URI.create("http://127.0.0.1:8003"), "1.0", draining);
	}
}
