package io.mirage.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

import io.mirage.platform.web.ProblemException;

/** Answers from a filter in the form that controllers answer in. */
@Component
class Problems {

	private final HandlerExceptionResolver resolver;

	Problems(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
		this.resolver = resolver;
	}

	void write(HttpServletRequest request, HttpServletResponse response, ProblemException problem) {
		resolver.resolveException(request, response, null, problem);
	}
}
