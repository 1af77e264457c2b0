package io.mirage.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Keeps the body of an answer that says it is for everybody, as long as it is not too large. All others pass as they are
 * written: downloads and streams are never held.
 */
final class HeldBack extends HttpServletResponseWrapper {

	private final int largest;
	private @Nullable Body body;

	HeldBack(HttpServletResponse response, int largest) {
		super(response);
		this.largest = largest;
	}

	@Override
	public ServletOutputStream getOutputStream() throws IOException {
		if (body == null && isPublic()) {
			body = new Body(super.getOutputStream());
		}
		return body == null ? super.getOutputStream() : body;
	}

	private boolean isPublic() {
		String control = getHeader(HttpHeaders.CACHE_CONTROL);
		return control != null && control.contains("public") && !control.contains("no-store");
	}

	@Override
	public void flushBuffer() throws IOException {
		if (body == null || body.passed) {
			super.flushBuffer();
		}
	}

	/** Empty if the answer has gone out already. */
	Optional<byte[]> content() {
		return body == null || body.passed ? Optional.empty() : Optional.of(body.bytes.toByteArray());
	}

	/** Lets out what was held. */
	void release() throws IOException {
		if (body != null) {
			body.pass();
		}
	}

	private final class Body extends ServletOutputStream {

		private final ServletOutputStream out;
		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		private boolean passed;

		Body(ServletOutputStream out) {
			this.out = out;
		}

		@Override
		public void write(int next) throws IOException {
			write(new byte[] {(byte) next}, 0, 1);
		}

		@Override
		public void write(byte[] buffer, int offset, int length) throws IOException {
			if (!passed && bytes.size() + length > largest) {
				pass();
			}
			if (passed) {
				out.write(buffer, offset, length);
			} else {
				bytes.write(buffer, offset, length);
			}
		}

		private void pass() throws IOException {
			if (!passed) {
				passed = true;
				bytes.writeTo(out);
			}
		}

		@Override
		public void flush() throws IOException {
			if (passed) {
				out.flush();
			}
		}

		@Override
		public boolean isReady() {
			return out.isReady();
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			out.setWriteListener(listener);
		}
	}
}
