package io.mirage.platform.backup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.mirage.platform.data.DataFolder;
import io.mirage.platform.migration.SchemaMigration;
import io.mirage.platform.modules.MirageModule;
import io.mirage.support.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BackupTests {

	private static final char[] PASSPHRASE = "correct horse battery".toCharArray();
	private static final String HOSTILE = "a\tb\\N\r\n\"'<script>\u202e\u001b[31m\uD83D\uDE00";

	@TempDir
	Path folder;

	private final DataSource source = database();
	private final JdbcClient jdbc = JdbcClient.create(source);
	private DataFolder data = new DataFolder(Path.of("unused"));

	private static DataSource database() {
		return new DriverManagerDataSource(TestPostgres.freshDatabase(), TestPostgres.server().username(), TestPostgres.server().password());
	}

	@BeforeEach
	void anInstallationWithSomeOfEverything() throws IOException {
		Arrays.stream(MirageModule.values()).forEach(module -> SchemaMigration.migrate(source, module.id(), newest(module.id())));
		SchemaMigration.migrate(source, "facts", newest("facts"));
		SchemaMigration.migrate(source, "platform", newest("platform"));
		UUID organisation = UUID.randomUUID();
		jdbc.sql("""
				insert into storage.entity (organisation_id, id, type, value, attributes, tags, known_since)
				select ?, gen_random_uuid(), 'Hostname', ? || n, jsonb_build_object('note', E'x\\ty', 'n', n::text), array[?, 'b'], now()
				from generate_series(0, 999) n""").params(organisation, HOSTILE, HOSTILE).update();
		jdbc.sql("""
				insert into collection.raw_answer (sha256, media_type, size, truncated, deflated, content, kept_at)
				values ('ab', 'text/plain', 4, false, false, ?, now())""").param(new byte[] {0, (byte) 0xff, 9, 92}).update();
		jdbc.sql("insert into storage.search_waiting (organisation_id, entity_id) values (?, ?)").params(organisation, organisation).update();
		data = new DataFolder(folder.resolve("installation")).claim();
		data.secretOrCreate("master-key", () -> "the key");
		data.secretOrCreate("postgres", () -> "of this database only");
		Files.createDirectories(data.resolve("sources"));
		Files.writeString(data.resolve("sources").resolve("own.yaml"), "name: own\n");
	}

	private static String newest(String schema) {
		try (var files = Files.list(Path.of("src/main/resources/db/migration", schema))) {
			return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("V"))
					.map(name -> name.substring(1, name.indexOf("__"))).mapToInt(Integer::parseInt).boxed().max(Integer::compare).orElseThrow().toString();
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}

	private byte[] written() throws SQLException, IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (Connection connection = source.getConnection()) {
			new Backup(connection, data).write(out, PASSPHRASE, "test", Instant.EPOCH);
		}
		return out.toByteArray();
	}

	private DataFolder restored(byte[] backup, DataSource target, char[] passphrase) throws SQLException, IOException {
		DataFolder fresh = new DataFolder(folder.resolve("restored-" + UUID.randomUUID())).claim();
		new Restore(target, fresh).read(new ByteArrayInputStream(backup), passphrase);
		return fresh;
	}

	@Test
	void everyRowOfEveryTableComesBackAndSoDoSecretsAndOwnSources() throws Exception {
		DataSource target = database();

		DataFolder fresh = restored(written(), target, PASSPHRASE);

		JdbcClient there = JdbcClient.create(target);
		String everything = "select md5(string_agg(e::text, ',' order by id)) from (select organisation_id, id, type, value, attributes, tags, known_since, search from storage.entity) e";
		assertThat(there.sql(everything).query(String.class).single()).isEqualTo(jdbc.sql(everything).query(String.class).single());
		assertThat(there.sql("select content from collection.raw_answer").query(byte[].class).single()).containsExactly(0, 0xff, 9, 92);
		assertThat(there.sql("select count(*) from storage.entity where value like '%script%'").query(Long.class).single()).isEqualTo(1000);
		assertThat(Files.readString(fresh.secret("master-key"))).isEqualTo("the key\n");
		assertThat(Files.readString(fresh.resolve("sources").resolve("own.yaml"))).isEqualTo("name: own\n");
	}

	@Test
	void whatCanBeMadeAnewOrIsOfOneDatabaseOnlyStaysOut() throws Exception {
		DataSource target = database();

		DataFolder fresh = restored(written(), target, PASSPHRASE);

		JdbcClient there = JdbcClient.create(target);
		assertThat(there.sql("select count(*) from storage.search_waiting").query(Long.class).single()).isZero();
		assertThat(there.sql("select copy from storage.search_feed").query(String.class).single()).isEmpty();
		assertThat(fresh.secret("postgres")).doesNotExist();
	}

	@Test
	void holdsOneMomentWhileOthersWrite() throws Exception {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (Connection connection = source.getConnection()) {
			Backup backup = new Backup(connection, data);
			Manifest manifest = backup.write(new FilterOutputStream(out) {
				@Override
				public void write(byte[] bytes, int from, int length) throws IOException {
					jdbc.sql("update storage.entity set value = value || '!'").update();
					super.write(bytes, from, length);
				}
			}, PASSPHRASE, "test", Instant.EPOCH);

			assertThat(Objects.requireNonNull(manifest.tables().get("storage.entity")).rows()).isEqualTo(1000);
		}
		DataSource target = database();
		restored(out.toByteArray(), target, PASSPHRASE);
		assertThat(JdbcClient.create(target).sql("select count(*) from storage.entity where value like '%!'").query(Long.class).single()).isZero();
	}

	@Test
	void nothingCanBeReadWithoutThePassphrase() throws Exception {
		byte[] backup = written();

		assertThat(new String(backup, StandardCharsets.ISO_8859_1)).doesNotContain("script", "master-key", "storage");
		assertThatThrownBy(() -> restored(backup, database(), "another passphrase".toCharArray())).isInstanceOf(BackupException.class)
				.hasMessageContaining("passphrase");
	}

	@ParameterizedTest
	@ValueSource(doubles = {0.001, 0.5, 0.99})
	void aChangedByteIsNoticedWhereverItIs(double where) throws Exception {
		byte[] backup = written();
		backup[(int) (backup.length * where) + 30] ^= 1;

		assertThatThrownBy(() -> restored(backup, database(), PASSPHRASE)).isInstanceOf(BackupException.class);
	}

	@Test
	void aFileThatIsCutOffIsRefused() throws Exception {
		byte[] backup = written();

		for (int length : List.of(backup.length - 1, backup.length / 2, 40, 3)) {
			assertThatThrownBy(() -> restored(Arrays.copyOf(backup, length), database(), PASSPHRASE)).as("%d bytes", length)
					.isInstanceOf(BackupException.class);
		}
	}

	@Test
	void aDatabaseThatHoldsSomethingIsLeftAlone() throws Exception {
		byte[] backup = written();

		assertThatThrownBy(() -> restored(backup, source, PASSPHRASE)).isInstanceOf(BackupException.class).hasMessageContaining("not empty");
	}
}
