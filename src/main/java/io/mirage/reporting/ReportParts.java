package io.mirage.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.reporting.ReportId;

/**
 * The content of reports, in pieces of {@value #PART} bytes. It lies in the database, since processes of a split
 * installation share no folder and a deletion must take it in the same transaction.
 */
@Repository
class ReportParts {

	static final int PART = 256 * 1024;

	private final JdbcClient jdbc;

	ReportParts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Stores what is written, piece by piece; needs a transaction around it, or half a report could stay. */
	PartStream writeTo(ReportId report, ReportFormat format) {
		return new PartStream(report, format);
	}

	/** No connection is held while {@code out} takes a piece. */
	void copy(ReportId report, ReportFormat format, OutputStream out) throws IOException {
		Optional<byte[]> part = find(report, format, 0);
		for (int next = 1; part.isPresent(); next++) {
			out.write(part.get());
			part = find(report, format, next);
		}
	}

	private Optional<byte[]> find(ReportId report, ReportFormat format, int number) {
		return jdbc.sql("select content from reporting.report_part where report_id = ? and format = ? and number = ?")
				.params(report.value(), format.label(), number).query((row, index) -> row.getBytes("content")).optional();
	}

	final class PartStream extends OutputStream {

		private final ReportId report;
		private final ReportFormat format;
		private final byte[] buffer = new byte[PART];
		private int filled;
		private int parts;
		private long written;

		private PartStream(ReportId report, ReportFormat format) {
			this.report = report;
			this.format = format;
		}

		/** So far, in bytes. */
		long written() {
			return written;
		}

		@Override
		public void write(int b) {
			write(new byte[] {(byte) b}, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) {
			int done = 0;
			while (done < length) {
				if (filled == PART) {
					store();
				}
				int count = Math.min(PART - filled, length - done);
				System.arraycopy(bytes, offset + done, buffer, filled, count);
				filled += count;
				done += count;
			}
			written += length;
		}

		@Override
		public void close() {
			if (filled > 0) {
				store();
			}
		}

		private void store() {
			jdbc.sql("insert into reporting.report_part (report_id, format, number, content) values (?, ?, ?, ?)")
					.params(report.value(), format.label(), parts++, Arrays.copyOf(buffer, filled)).update();
			filled = 0;
		}
	}
}
