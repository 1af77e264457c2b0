package io.mirage.auth;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.platform.secrets.SealedColumn;
import io.mirage.platform.secrets.Vault;

/** Keeps the key pairs, the same for all replicas; a copy of the database alone signs nothing. */
@Repository
class SigningKeyStore {

	/** Whoever makes keys holds it until the transaction ends, so that two replicas make one. */
	private static final long LOCK = 0x6d69_7261_6765_02L;
	/** How long a key is known before it signs: longer than any process stays without hearing from us. */
	static final Duration LEAD = Duration.ofDays(1);

	static final SealedColumn SEALED = new SealedColumn("auth.signing_key", "id", "sealed", SigningKeyStore::context);

	private final JdbcClient database;
	private final Vault vault;

	SigningKeyStore(JdbcClient database, Vault vault) {
		this.database = database;
		this.vault = vault;
	}

	/** @param signsUntil exclusive; tokens it has signed are good for a while longer */
	record Pair(ECKey key, Instant signsFrom, Instant signsUntil) {}

	/** One that counts for nothing although its time is not over. */
	record Withdrawn(String id, Instant signsUntil) {}

	/**
	 * Makes the first key, or the next one when it is time, and removes those whose tokens have all expired.
	 *
	 * @param life how long a key signs
	 * @param afterlife how long its last token is accepted
	 * @return in the order in which they sign
	 */
	@Transactional
	public List<Pair> renew(Instant now, Duration life, Duration afterlife) {
		database.sql("select pg_advisory_xact_lock(?)").param(LOCK).query((row, number) -> true).single();
		database.sql("delete from auth.signing_key where signs_until < ?").param(Timestamp.from(now.minus(afterlife))).update();
		List<Pair> pairs = all();
		Instant covered = pairs.isEmpty() ? now : pairs.getLast().signsUntil();
		if (covered.isAfter(now.plus(LEAD))) {
			return pairs;
		}
		// To the second, for the database rounds, and a key that signs from the next microsecond on would not sign now.
		Instant from = (covered.isBefore(now) ? now : covered).truncatedTo(ChronoUnit.SECONDS);
		add(new Pair(generate(), from, from.plus(life)));
		return all();
	}

	/**
	 * Another one signs at once, the next if there is one already.
	 *
	 * @return empty if there is no such key, or it has been called back already
	 */
	@Transactional
	public Optional<Withdrawn> withdraw(String id, Instant now) {
		return database.sql("""
				update auth.signing_key set withdrawn_at = ? where id = ? and withdrawn_at is null returning id, signs_until""")
				.params(Timestamp.from(now), id).query(SigningKeyStore::readWithdrawn).optional();
	}

	List<Withdrawn> withdrawn() {
		return database.sql("select id, signs_until from auth.signing_key where withdrawn_at is not null order by signs_from")
				.query(SigningKeyStore::readWithdrawn).list();
	}

	private static Withdrawn readWithdrawn(ResultSet row, int number) throws SQLException {
		return new Withdrawn(row.getString("id"), row.getTimestamp("signs_until").toInstant());
	}

	/** In the order in which they sign, without those that were called back. */
	List<Pair> all() {
		return database.sql("select * from auth.signing_key where withdrawn_at is null order by signs_from")
				.query((row, number) -> new Pair(open(row.getString("id"), row.getString("sealed")),
						row.getTimestamp("signs_from").toInstant(), row.getTimestamp("signs_until").toInstant()))
				.list();
	}

	private void add(Pair pair) {
		String id = pair.key().getKeyID();
		database.sql("insert into auth.signing_key (id, sealed, signs_from, signs_until) values (?, ?, ?, ?)")
				.params(id, vault.seal(pair.key().toJSONString().getBytes(StandardCharsets.UTF_8), context(id)),
						Timestamp.from(pair.signsFrom()), Timestamp.from(pair.signsUntil())).update();
	}

	private ECKey open(String id, String sealed) {
		try {
			return ECKey.parse(new String(vault.open(sealed, context(id)), StandardCharsets.UTF_8));
		} catch (ParseException e) {
			throw new IllegalStateException("The signing key " + id + " is not a JSON Web Key", e);
		}
	}

	private static ECKey generate() {
		try {
			return new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.ES256).keyIDFromThumbprint(true).generate();
		} catch (JOSEException e) {
			throw new IllegalStateException("This Java cannot make a P-256 key", e);
		}
	}

	private static String context(String id) {
		return "signing key " + id;
	}
}
