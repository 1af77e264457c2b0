package io.mirage.scans;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mirage.events.scans.Intrusiveness;
import io.mirage.platform.web.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ProfilesTests {

	private static final Map<String, Object> QUIET = Map.of("name", "quiet", "description", "Quiet.", "intrusiveness", "dns",
			"hop_limit", 1, "collectors", List.of("dns-records"));

	@Test
	void shipsTheFourProfiles() throws IOException {
		Profiles profiles = new Profiles();

		assertThat(profiles.get("passive").intrusiveness()).isEqualTo(Intrusiveness.PASSIVE);
		assertThat(profiles.get("footprint").intrusiveness()).isEqualTo(Intrusiveness.ACTIVE);
		assertThat(profiles.get("investigate").intrusiveness()).isEqualTo(Intrusiveness.DNS);
		assertThat(profiles.get("all").intrusiveness()).isEqualTo(Intrusiveness.AGGRESSIVE);
	}

	@Test
	void takesTheFootprintIfNobodyChooses() throws IOException {
		assertThat(new Profiles().get(null).name()).isEqualTo("footprint");
	}

	@Test
	void namesTheProfilesThereAre() throws IOException {
		Profiles profiles = new Profiles();

		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> profiles.get("loud"))
				.withMessage("There is no profile 'loud', only all, footprint, investigate, passive.");
	}

	@Test
	void readsAListOfCollectors() {
		assertThat(Profiles.profile(QUIET).collectors()).containsExactly("dns-records");
	}

	@Test
	void refusesAProfileThatIsNotRight() {
		assertRefused("hop_limit", 11, "hop_limit is 11");
		assertRefused("intrusiveness", "rude", "RUDE");
		assertRefused("collectors", "some", "collectors is neither");
		assertRefused("colour", "blue", "unknown fields [colour]");
		assertRefused("description", "", "description is missing");
	}

	private static void assertRefused(String key, Object value, String reason) {
		Map<String, Object> changed = new HashMap<>(QUIET);
		changed.put(key, value);
		assertThatIllegalArgumentException().isThrownBy(() -> Profiles.profile(changed)).withMessageContaining(reason);
	}
}
