package io.mirage.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import io.mirage.platform.backup.Contents.Table;
import io.mirage.platform.backup.Manifest.Counted;

/** Moves whole tables by PostgreSQL's own COPY, in its text format, which later versions read as well. */
final class Copying {

	private final CopyManager copy;

	Copying(Connection connection) throws SQLException {
		this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
	}

	Counted out(Table table, OutputStream out) throws SQLException, IOException {
		DigestOutputStream digested = new DigestOutputStream(out, sha256());
		long rows = copy.copyOut("copy " + table.copied() + " to stdout", digested);
		return new Counted(rows, hex(digested.getMessageDigest()));
	}

	Counted in(Table table, InputStream in) throws SQLException, IOException {
		DigestInputStream digested = new DigestInputStream(in, sha256());
		long rows = copy.copyIn("copy " + table.copied() + " from stdin", digested);
		return new Counted(rows, hex(digested.getMessageDigest()));
	}

	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		} catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException("Every Java platform has SHA-256", impossible);
		}
	}

	static String hex(MessageDigest digest) {
		return HexFormat.of().formatHex(digest.digest());
	}
}
