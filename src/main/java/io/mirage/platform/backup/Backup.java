package io.mirage.platform.backup;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import tools.jackson.databind.json.JsonMapper;

import io.mirage.platform.backup.Contents.Table;
import io.mirage.platform.backup.Manifest.Counted;
import io.mirage.platform.data.DataFolder;

/** Writes a database and its data folder as they are at one moment, while others go on writing. */
public final class Backup {

	static final String CONTENTS = "contents.json";
	static final String MANIFEST = "manifest.json";
	static final String TABLES = "tables/";
	static final String FILES = "files/";

	private final Connection connection;
	private final FolderFiles files;
	private final JsonMapper json = JsonMapper.shared();

	/** @param connection to nothing else until the backup is written */
	public Backup(Connection connection, DataFolder data) {
		this.connection = connection;
		this.files = new FolderFiles(data);
	}

	/**
	 * @param mirage version that writes it
	 * @throws BackupException if there is nothing of Mirage's
	 */
	public Manifest write(OutputStream out, char[] passphrase, String mirage, Instant now) throws SQLException, IOException {
		connection.setAutoCommit(false);
		connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
		connection.setReadOnly(true);
		readInOrder(connection);
		Catalogue catalogue = new Catalogue(connection);
		Map<String, String> schemas = catalogue.schemas();
		if (schemas.isEmpty()) {
			throw new BackupException("The database holds nothing of Mirage's.");
		}
		Contents contents = new Contents(Contents.FORMAT, mirage, now, schemas, catalogue.tables(schemas.keySet()));
		SealedOutput sealed = new SealedOutput(new BufferedOutputStream(out), passphrase);
		ZipOutputStream zip = new ZipOutputStream(sealed, StandardCharsets.UTF_8);
		write(zip, CONTENTS, json.writeValueAsBytes(contents));
		Manifest manifest = new Manifest(tables(contents.tables(), zip), catalogue.sequences(schemas.keySet()), files(zip));
		write(zip, MANIFEST, json.writeValueAsBytes(manifest));
		zip.finish();
		sealed.finish();
		connection.rollback();
		return manifest;
	}

	/** From the beginning, not from where another reading of the table is: the digest goes by the order. */
	static void readInOrder(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("set synchronize_seqscans = off");
		}
	}

	private Map<String, Counted> tables(List<Table> tables, ZipOutputStream zip) throws SQLException, IOException {
		Copying copying = new Copying(connection);
		Map<String, Counted> counted = new TreeMap<>();
		for (Table table : tables) {
			zip.putNextEntry(new ZipEntry(TABLES + table.label()));
			counted.put(table.label(), copying.out(table, new Open(zip)));
			zip.closeEntry();
		}
		return counted;
	}

	private Map<String, Counted> files(ZipOutputStream zip) throws IOException {
		Map<String, Counted> counted = new TreeMap<>();
		for (Path file : files.all()) {
			byte[] content = files.read(file);
			String name = file.toString().replace('\\', '/');
			write(zip, FILES + name, content);
			counted.put(name, FolderFiles.counted(content));
		}
		return counted;
	}

	private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(content);
		zip.closeEntry();
	}

	/** Stays open for the next entry, whoever closes it. */
	private static final class Open extends FilterOutputStream {

		Open(OutputStream out) {
			super(out);
		}

		@Override
		public void write(byte[] bytes, int from, int length) throws IOException {
			out.write(bytes, from, length);
		}

		@Override
		public void close() throws IOException {
			flush();
		}
	}
}
