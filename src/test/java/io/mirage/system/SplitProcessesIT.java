package io.mirage.system;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mirage.platform.modules.MirageModule;
import io.mirage.range.PracticeRange;
import io.mirage.support.TestPostgres;
import io.mirage.support.TestRabbit;

import static org.assertj.core.api.Assertions.assertThat;

/** Collection in a process of its own, the rest in another, RabbitMQ between them. */
class SplitProcessesIT {

	@TempDir
	Path folder;

	@Test
	void twoProcessesFindWhatOneFinds() {
		try (PracticeRange range = PracticeRange.start()) {
			var whole = MirageProcess.serve(folder.resolve("whole"), MirageProcess.within(range)).awaitReady();
			SortedSet<String> expected;
			try (MirageApi api = new MirageApi(whole.uri(), folder.resolve("whole"))) {
				expected = facts(api, range);
			} finally {
				whole.close();
			}

			Map<String, String> shared = new HashMap<>(TestRabbit.shared().settings());
			shared.putAll(MirageProcess.within(range));
			shared.putAll(Map.of("SPRING_DATASOURCE_URL", TestPostgres.freshDatabase(), "SPRING_DATASOURCE_USERNAME",
					TestPostgres.server().username(), "SPRING_DATASOURCE_PASSWORD", TestPostgres.server().password()));
			Path data = folder.resolve("split");
			try (MirageProcess rest = MirageProcess.serve(data, with(shared, allBut(MirageModule.COLLECTION)));
					MirageProcess collection = MirageProcess.serve(folder.resolve("collection"), with(shared, "collection"))) {
				rest.awaitReady();
				collection.awaitReady();
				try (MirageApi api = new MirageApi(rest.uri(), data)) {

					assertThat(facts(api, range)).isEqualTo(expected);
					assertThat(api.getWhenAvailable("/collection/tasks").path("data")).as("through the gateway's proxy").isNotEmpty();
				}
			}
		}
	}

	private static SortedSet<String> facts(MirageApi api, PracticeRange range) {
		String scan = api.startScan(range.groundTruth().target().value(), "all");
		assertThat(api.awaitEnd(scan).path("state").asString()).isEqualTo("completed");
		return api.facts(scan);
	}

	private static String allBut(MirageModule absent) {
		return Arrays.stream(MirageModule.values()).filter(module -> module != absent).map(MirageModule::id)
				.collect(Collectors.joining(","));
	}

	private static Map<String, String> with(Map<String, String> shared, String profiles) {
		Map<String, String> all = new HashMap<>(shared);
		all.put("SPRING_PROFILES_ACTIVE", profiles);
		return all;
	}
}
