package io.mirage.platform.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;

import tools.jackson.databind.json.JsonMapper;

import io.mirage.platform.backup.Contents.Table;
import io.mirage.platform.backup.Manifest.Counted;
import io.mirage.platform.data.DataFolder;
import io.mirage.platform.migration.SchemaMigration;

/**
 * Brings a backup into an empty database: its schemas by the migrations up to the backup's own, its rows in one transaction,
 * which ends well only if every table then reads, byte for byte, as it did when the backup was written.
 */
public final class Restore {

	private final DataSource database;
	private final FolderFiles files;
	private final JsonMapper json = JsonMapper.shared();

	/** @param database in which there is nothing of Mirage's */
	public Restore(DataSource database, DataFolder data) {
		this.database = database;
		this.files = new FolderFiles(data);
	}

	/** @throws BackupException if it is not what was written, or what was written is not what is there now */
	public Manifest read(InputStream in, char[] passphrase) throws SQLException, IOException {
		try (ZipInputStream zip = new ZipInputStream(new SealedInput(new BufferedInputStream(in), passphrase), StandardCharsets.UTF_8);
				Connection connection = database.getConnection()) {
			requireEmpty(connection);
			Contents contents = contents(zip);
			contents.schemas().forEach((schema, version) -> SchemaMigration.migrate(database, schema, version));
			connection.setAutoCommit(false);
			empty(contents, connection);
			Manifest manifest = rows(contents, zip, connection);
			sequences(manifest.sequences(), connection);
			verify(contents, manifest, connection);
			connection.commit();
			return manifest;
		}
	}

	private static void requireEmpty(Connection connection) throws SQLException {
		Map<String, String> there = new Catalogue(connection).schemas();
		if (!there.isEmpty()) {
			throw new BackupException("The database is not empty: it holds " + there.keySet() + ".");
		}
	}

	private Contents contents(ZipInputStream zip) throws IOException {
		ZipEntry first = zip.getNextEntry();
		if (first == null || !first.getName().equals(Backup.CONTENTS)) {
			throw new BackupException("The backup does not begin with its contents.");
		}
		Contents contents = json.readValue(zip.readAllBytes(), Contents.class);
		if (contents.format() != Contents.FORMAT) {
			throw new BackupException("The backup was written by Mirage " + contents.mirage() + " in format " + contents.format()
					+ "; this version reads format " + Contents.FORMAT + ".");
		}
		return contents;
	}

	/** Of what migrations put there: the backup has its own. */
	private static void empty(Contents contents, Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (Table table : contents.tables().reversed()) {
				statement.execute("delete from " + table.qualified());
			}
		}
	}

	private Manifest rows(Contents contents, ZipInputStream zip, Connection connection) throws SQLException, IOException {
		Map<String, Table> tables = contents.tables().stream().collect(Collectors.toMap(Table::label, Function.identity()));
		Map<String, Counted> read = new TreeMap<>();
		Map<String, Counted> folder = new TreeMap<>();
		Copying copying = new Copying(connection);
		for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
			String name = entry.getName();
			if (name.equals(Backup.MANIFEST)) {
				Manifest manifest = json.readValue(zip.readAllBytes(), Manifest.class);
				requireEqual(manifest.tables(), read, "in the backup");
				requireEqual(manifest.files(), folder, "in the backup");
				return manifest;
			}
			if (name.startsWith(Backup.FILES)) {
				byte[] content = zip.readAllBytes();
				files.write(name.substring(Backup.FILES.length()), content);
				folder.put(name.substring(Backup.FILES.length()), FolderFiles.counted(content));
			} else {
				Table table = tables.get(name.substring(Backup.TABLES.length()));
				if (table == null) {
					throw new BackupException("The backup holds " + name + ", of which its contents say nothing.");
				}
				read.put(table.label(), copying.in(table, zip));
			}
		}
		throw new BackupException("The backup has no manifest.");
	}

	private static void sequences(Map<String, Long> sequences, Connection connection) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement("select setval(?::regclass, ?)")) {
			for (Map.Entry<String, Long> sequence : sequences.entrySet()) {
				statement.setString(1, sequence.getKey());
				statement.setLong(2, sequence.getValue());
				statement.execute();
			}
		}
	}

	/** Reads everything once more, from the database this time. */
	private static void verify(Contents contents, Manifest manifest, Connection connection) throws SQLException, IOException {
		Backup.readInOrder(connection);
		Copying copying = new Copying(connection);
		Map<String, Counted> there = new TreeMap<>();
		for (Table table : contents.tables()) {
			there.put(table.label(), copying.out(table, OutputStream.nullOutputStream()));
		}
		requireEqual(manifest.tables(), there, "in the database");
	}

	private static void requireEqual(Map<String, Counted> expected, Map<String, Counted> found, String where) {
		if (!expected.keySet().equals(found.keySet())) {
			throw new BackupException("There are other tables or files " + where + " than its manifest names.");
		}
		expected.forEach((name, counted) -> {
			if (!counted.equals(found.get(name))) {
				throw new BackupException(name + " is not what was backed up: " + counted + " expected, " + found.get(name) + " " + where + ".");
			}
		});
	}
}
