package io.mirage.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

import io.mirage.platform.web.ProblemException;

/** Refuses bodies that are too large: by what they announce, or at the byte too many if they announce nothing. */
@Component
@Order(FilterOrder.BODY)
class BodyLimit extends OncePerRequestFilter {

	private final DataSize max;
	private final Problems problems;

	BodyLimit(GatewayProperties properties, Problems problems) {
		this.max = properties.maxBody();
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getContentLengthLong() > max.toBytes()) {
			problems.write(request, response, tooLarge());
			return;
		}
		Limited limited = new Limited(request, max.toBytes());
		chain.doFilter(limited, response);
		if (limited.exceeded && !response.isCommitted()) {
			response.resetBuffer();
			problems.write(request, response, tooLarge());
		}
	}

	private ProblemException tooLarge() {
		return GatewayProblem.BODY_TOO_LARGE.because("A request body has at most " + max.toMegabytes() + " MB.");
	}

	private static final class Limited extends HttpServletRequestWrapper {

		private final long max;
		private boolean exceeded;

		Limited(HttpServletRequest request, long max) {
			super(request);
			this.max = max;
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			return new Counting(super.getInputStream());
		}

		@Override
		public BufferedReader getReader() throws IOException {
			String encoding = getCharacterEncoding();
			return new BufferedReader(new InputStreamReader(getInputStream(),
					encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
		}

		private final class Counting extends ServletInputStream {

			private final ServletInputStream body;
			private long count;

			Counting(ServletInputStream body) {
				this.body = body;
			}

			@Override
			public int read() throws IOException {
				int next = body.read();
				if (next >= 0) {
					count(1);
				}
				return next;
			}

			@Override
			public int read(byte[] buffer, int offset, int length) throws IOException {
				int read = body.read(buffer, offset, length);
				count(Math.max(0, read));
				return read;
			}

			private void count(int read) throws IOException {
				count += read;
				if (count > max) {
					exceeded = true;
					throw new IOException("The request body is larger than " + max + " bytes");
				}
			}

			@Override
			public boolean isFinished() {
				return body.isFinished();
			}

			@Override
			public boolean isReady() {
				return body.isReady();
			}

			@Override
			public void setReadListener(ReadListener listener) {
				body.setReadListener(listener);
			}
		}
	}
}
