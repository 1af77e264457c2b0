package io.mirage.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

import io.mirage.platform.web.PlatformProblem;
import io.mirage.platform.web.ProblemException;

/** Answers those whom the filters turn away in the same form as the controllers do, without telling why a token failed. */
@Component
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

	private final HandlerExceptionResolver resolver;

	SecurityProblems(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
		this.resolver = resolver;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		write(request, response, PlatformProblem.NOT_SIGNED_IN.because("This needs a valid access token or session."));
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure) {
		write(request, response, PlatformProblem.NOT_ALLOWED.because("Your permissions do not allow this. What operates a process needs " + Permission.PLATFORM_WRITE.id() + "."));
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException failure) {
		write(request, response, PlatformProblem.INVALID_INPUT.because("The request's path or headers are not acceptable."));
	}

	void write(HttpServletRequest request, HttpServletResponse response, ProblemException problem) {
		resolver.resolveException(request, response, null, problem);
	}
}
