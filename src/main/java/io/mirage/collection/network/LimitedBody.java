package io.mirage.collection.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

import io.mirage.platform.outbound.AnswerIntake.Received;

/**
 * The beginning of an answer's body, decompressed as it is read, so that no server can make it large.
 *
 * @param bytes nobody changes them
 * @param truncated whether there was more
 */
@SuppressWarnings("ArrayRecordComponent")
record LimitedBody(byte[] bytes, boolean truncated) {

	static LimitedBody of(Received answer, int limit) throws IOException {
		if (!isGzip(answer.head())) {
			return new LimitedBody(answer.body(), answer.cut());
		}
		LimitedBody decoded = read(new GZIPInputStream(new ByteArrayInputStream(answer.body())), limit);
		return new LimitedBody(decoded.bytes(), decoded.truncated() || answer.cut());
	}

	static LimitedBody read(InputStream in, int limit) throws IOException {
		byte[] bytes = in.readNBytes(limit);
		boolean more = bytes.length == limit && in.read() >= 0;
		return new LimitedBody(bytes, more);
	}

	/** Nothing but gzip was asked for; other and layered codings stay as they are. */
	private static boolean isGzip(HttpResponse response) {
		Header[] codings = response.getHeaders("Content-Encoding");
		String coding = codings.length == 1 ? codings[0].getValue().strip().toLowerCase(Locale.ROOT) : "";
		return coding.equals("gzip") || coding.equals("x-gzip");
	}
}
