package io.mirage.collection;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.platform.evidence.EvidenceKey;
import io.mirage.platform.secrets.SealedColumn;
import io.mirage.platform.secrets.Vault;

/** Keeps the key that packs of evidence are signed with; made when it is needed first. */
@Repository
class EvidenceKeys {

	private static final String CONTEXT = "collection.evidence-key";

	private final JdbcClient jdbc;
	private final Vault vault;
	private final Clock clock;

	EvidenceKeys(JdbcClient jdbc, Vault vault, Clock clock) {
		this.jdbc = jdbc;
		this.vault = vault;
		this.clock = clock;
	}

	/** The same one in every process of the installation. */
	EvidenceKey get() {
		return find().orElseGet(this::create);
	}

	private Optional<EvidenceKey> find() {
		return jdbc.sql("select public_key, sealed from collection.evidence_key")
				.query((row, number) -> EvidenceKey.of(vault.open(row.getString("sealed"), CONTEXT), row.getString("public_key"))).optional();
	}

	/** Of two processes that make one at a time, the faster wins. */
	private EvidenceKey create() {
		EvidenceKey fresh = EvidenceKey.create();
		jdbc.sql("insert into collection.evidence_key (public_key, sealed, created_at) values (?, ?, ?) on conflict do nothing")
				.params(fresh.publicKey(), vault.seal(fresh.secret(), CONTEXT), clock.instant().atOffset(ZoneOffset.UTC)).update();
		return find().orElseThrow();
	}

	/** Sealed anew when another master key is taken. */
	@Bean
	static SealedColumn evidenceKeySecret() {
		return new SealedColumn("collection.evidence_key", "id::text", "sealed", _ -> CONTEXT);
	}
}
