package io.mirage.platform.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every failure into a problem of RFC 9457: the caller's with its reason, ours logged once and without one. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

	private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

	/** @param field name of the offending part of the input, as the caller wrote it */
	record FieldError(String field, String message) {}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> on(ProblemException failure) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(failure.problem().status());
		if (failure.retryAfter() != null) {
			answer.header(HttpHeaders.RETRY_AFTER, Long.toString(failure.retryAfter().toSeconds()));
		}
		return answer.body(traced(failure.problem().toProblemDetail(failure.detail())));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> on(MethodArgumentTypeMismatchException failure) {
		String detail = "'" + failure.getValue() + "' is not a valid " + failure.getName() + ".";
		return answer(PlatformProblem.INVALID_INPUT, detail);
	}

	/** The store or the broker does not answer: worth another try, and no fault in the request. */
	@ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
	ResponseEntity<ProblemDetail> onStoreDown(Exception failure) {
		LOG.error("The database does not answer: {}", failure.getMessage());
		return on(PlatformProblem.BUSY.because("The database does not answer. Try again in a moment.")
				.retryAfter(Duration.ofSeconds(5)));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> onBug(Exception failure) throws Exception {
		if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
			throw failure;
		}
		LOG.error("A request failed", failure);
		return answer(PlatformProblem.INTERNAL, "Mirage could not answer. The log has the reason under the trace id.");
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException failure,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<FieldError> errors = failure.getFieldErrors().stream()
				.map(error -> new FieldError(snakeCase(error.getField()), String.valueOf(error.getDefaultMessage())))
				.toList();
		return invalid(errors);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
			HandlerMethodValidationException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<FieldError> errors = failure.getParameterValidationResults().stream()
				.flatMap(result -> result.getResolvableErrors().stream()
						.map(error -> new FieldError(snakeCase(String.valueOf(result.getMethodParameter().getParameterName())),
								String.valueOf(error.getDefaultMessage()))))
				.toList();
		return invalid(errors);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException failure,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		ProblemDetail problem = PlatformProblem.INVALID_INPUT.toProblemDetail(Unreadable.explain(failure));
		return ResponseEntity.badRequest().body(traced(problem));
	}

	@Override
	protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		return super.createResponseEntity(body instanceof ProblemDetail problem ? traced(problem) : body, headers, status,
				request);
	}

	private static ResponseEntity<Object> invalid(List<FieldError> errors) {
		String detail = errors.isEmpty() ? "The input is not valid."
				: errors.getFirst().field() + ": " + errors.getFirst().message();
		ProblemDetail problem = PlatformProblem.INVALID_INPUT.toProblemDetail(detail);
		problem.setProperties(new HashMap<>(Map.of("errors", errors)));
		return ResponseEntity.badRequest().body(traced(problem));
	}

	private static ResponseEntity<ProblemDetail> answer(Problem problem, String detail) {
		return ResponseEntity.status(problem.status()).body(traced(problem.toProblemDetail(detail)));
	}

	private static ProblemDetail traced(ProblemDetail problem) {
		String trace = MDC.get("trace_id");
		if (trace != null) {
			problem.setProperty("trace_id", trace);
		}
		return problem;
	}

	private static String snakeCase(String name) {
		return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
	}
}
