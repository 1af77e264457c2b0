package io.mirage.gateway;

import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.core.Ordered;

/** In which order a request passes the gateway; Spring Security stands between {@link #BODY} and {@link #CALLER}. */
final class FilterOrder {

	static final int RECORD = Ordered.HIGHEST_PRECEDENCE + 20;
	static final int ADDRESS = RECORD + 1;
	static final int ORIGINS = RECORD + 2;
	static final int CACHE = RECORD + 3;
	static final int BODY = RECORD + 4;
	static final int CALLER = SecurityFilterProperties.DEFAULT_FILTER_ORDER + 10;
	static final int OWN_LIMITS = CALLER + 1;

	private FilterOrder() {}
}
