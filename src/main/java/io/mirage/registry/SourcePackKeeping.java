package io.mirage.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.platform.RepublishRequested;
import io.mirage.events.registry.SourcePackChanged;
import io.mirage.platform.secrets.Sha256;

/**
 * Takes in sources that somebody signed whom this installation trusts, keeps every edition, and tells which one counts.
 * Whether a source makes sense is for collection to say; one that does not is left out there.
 */
@Service
class SourcePackKeeping {

	private final PackSignatures signatures;
	private final JdbcClient jdbc;
	private final ApplicationEventPublisher events;
	private final Clock clock;

	/** @param active whether this one is in use */
	record Edition(String id, int edition, String sha256, String signedBy, Instant uploadedAt, String uploadedBy, boolean active) {}

	private record State(String id, long version, @Nullable String source) {}

	SourcePackKeeping(PackSignatures signatures, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
		this.signatures = signatures;
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	/** By id, the newest edition of each first. */
	List<Edition> editions() {
		return jdbc.sql("""
				select e.pack_id as id, e.edition, e.sha256, e.signed_by, e.uploaded_at, e.uploaded_by,
					coalesce(e.edition = p.active, false) as active
				from registry.source_pack_edition e join registry.source_pack p on p.id = e.pack_id
				order by e.pack_id, e.edition desc""").query(Edition.class).list();
	}

	/**
	 * The same text again takes its edition into use once more.
	 *
	 * @return the id of the source
	 * @throws io.mirage.platform.web.ProblemException if nobody trusted signed it, or it names no source
	 */
	@Transactional
	public String upload(String source, String signature, String by) {
		String signer = signatures.signer(source, signature).orElseThrow(() -> RegistryProblem.NOT_SIGNED.because(
				"None of the trusted keys made this signature of the SHA-256 of the text, which is " + Sha256.hex(source) + "."));
		String id = idOf(source);
		jdbc.sql("insert into registry.source_pack (id, version) values (?, 0) on conflict do nothing").param(id).update();
		jdbc.sql("select id from registry.source_pack where id = ? for update").param(id).query(String.class).single();
		jdbc.sql("""
				insert into registry.source_pack_edition (pack_id, edition, source, sha256, signed_by, uploaded_at, uploaded_by)
				select :id, coalesce(max(edition), 0) + 1, :source, :sha256, :signer, :now, :by
				from registry.source_pack_edition where pack_id = :id on conflict do nothing""")
				.param("id", id).param("source", source).param("sha256", Sha256.hex(source)).param("signer", signer).param("now", now())
				.param("by", by).update();
		use(id, jdbc.sql("select edition from registry.source_pack_edition where pack_id = ? and sha256 = ?").params(id, Sha256.hex(source))
				.query(Integer.class).single());
		return id;
	}

	/** @throws io.mirage.platform.web.ProblemException if there is no such edition */
	@Transactional
	public void rollBack(String id, int edition) {
		if (editions().stream().noneMatch(known -> known.id().equals(id) && known.edition() == edition)) {
			throw RegistryProblem.UNKNOWN_PACK.because("There is no edition " + edition + " of a source pack '" + id + "'.");
		}
		use(id, edition);
	}

	/** Its editions stay, so that it can come back. */
	@Transactional
	public void withdraw(String id) {
		if (jdbc.sql("select count(*) from registry.source_pack where id = ?").param(id).query(Long.class).single() == 0) {
			throw RegistryProblem.UNKNOWN_PACK.because("There is no source pack '" + id + "'.");
		}
		use(id, null);
	}

	@ApplicationModuleListener
	void on(RepublishRequested event) {
		if (event.event().equals(SourcePackChanged.class.getSimpleName())) {
			states("").forEach(this::announce);
		}
	}

	private void use(String id, @Nullable Integer edition) {
		jdbc.sql("update registry.source_pack set active = cast(:edition as integer), version = greatest(version + 1, :now) where id = :id")
				.param("edition", edition).param("now", clock.millis()).param("id", id).update();
		states(id).forEach(this::announce);
	}

	/** @param id empty for all */
	private List<State> states(String id) {
		return jdbc.sql("""
				select p.id, p.version, e.source from registry.source_pack p
				left join registry.source_pack_edition e on e.pack_id = p.id and e.edition = p.active
				where p.id = :id or :id = '' order by p.id""").param("id", id).query(State.class).list();
	}

	private void announce(State state) {
		events.publishEvent(new SourcePackChanged(EventHeader.of(state.id(), OrganisationId.DEFAULT, clock), state.id(), state.version(), state.source()));
	}

	private static String idOf(String source) {
		try {
			if (new Yaml(new SafeConstructor(new LoaderOptions())).load(source) instanceof Map<?, ?> fields
					&& fields.get("id") instanceof String id && id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
				return id;
			}
		} catch (YAMLException noYaml) {
			throw RegistryProblem.NO_SOURCE.because("The text is no YAML: " + noYaml.getMessage());
		}
		throw RegistryProblem.NO_SOURCE.because("The text has no id of lower-case words with '-' between them.");
	}

	private OffsetDateTime now() {
		return clock.instant().atOffset(ZoneOffset.UTC);
	}
}
