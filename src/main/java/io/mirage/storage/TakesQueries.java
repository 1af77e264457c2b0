package io.mirage.storage;

import java.util.List;

import org.slf4j.MDC;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;

import io.mirage.storage.query.Place;
import io.mirage.storage.query.QueryException;

/** For controllers that take queries: tells the author where one went wrong, in a form that an editor can underline. */
interface TakesQueries {

	record FieldError(String field, String message) {}

	@ExceptionHandler
	default ResponseEntity<ProblemDetail> on(QueryException failure) {
		ProblemDetail problem = StorageProblem.INVALID_QUERY.toProblemDetail(failure.detail());
		Place place = failure.place();
		problem.setProperty("errors", List.of(new FieldError("query", failure.reason())));
		problem.setProperty("line", place.line());
		problem.setProperty("column", place.column());
		problem.setProperty("offset", place.offset());
		problem.setProperty("length", place.length());
		problem.setProperty("expected", failure.expected());
		String trace = MDC.get("trace_id");
		if (trace != null) {
			problem.setProperty("trace_id", trace);
		}
		return ResponseEntity.status(problem.getStatus()).body(problem);
	}
}
