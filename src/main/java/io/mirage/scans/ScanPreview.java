package io.mirage.scans;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;

/**
 * What a scan would do, before anything is sent.
 *
 * @param questions how many there are about the targets alone; more follow with what is found
 * @param byIntrusiveness these questions by how close they come to the target
 * @param thirdParties who would learn of the targets without having to do with them, each once
 * @param collectors all that the installation has, those that would not be asked included
 */
record ScanPreview(List<EntityRef> targets, String profile, Intrusiveness intrusiveness, int hopLimit, List<String> deny,
		Budget budget, long questions, Map<Intrusiveness, Long> byIntrusiveness, List<String> thirdParties, List<CollectorPreview> collectors) {

	/**
	 * What one collector would do.
	 *
	 * @param questions about the targets; each makes one outbound call or more
	 * @param firstHop after how many steps from a target it may first be asked; absent if it never will be
	 * @param askedAbout types that it is asked about
	 * @param whoLearns who sees what is asked, for people
	 * @param source home of the source
	 * @param needsKey whether the source answers only with a key
	 * @param leastMillis how long the questions about the targets take at least, by its own pace
	 * @param reason why it would not be asked; absent if it would
	 */
	record CollectorPreview(String collector, String name, Intrusiveness intrusiveness, long questions, @Nullable Integer firstHop,
			List<EntityType> askedAbout, @Nullable String whoLearns, @Nullable String source, boolean needsKey, long leastMillis,
			@Nullable String reason) {}
}
