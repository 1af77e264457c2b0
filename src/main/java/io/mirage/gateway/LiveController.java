package io.mirage.gateway;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.scans.ScanId;
import io.mirage.platform.security.CallerToken;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.security.Proof;
import io.mirage.platform.security.Standing;

/** What happens, as it happens: server-sent events for the caller's organisation, written by the request's virtual thread. */
@RestController
class LiveController {

	private static final Logger LOG = LoggerFactory.getLogger(LiveController.class);

	/** As long as a token lives: whoever may go on comes again and is judged again, with a key as well. */
	private static final Duration LONGEST = Duration.ofMinutes(15);

	private final LiveConnections connections;
	private final GatewayProperties properties;
	private final Standing standing;
	private final Clock clock;

	LiveController(LiveConnections connections, GatewayProperties properties, Standing standing, Clock clock) {
		this.connections = connections;
		this.properties = properties;
		this.standing = standing;
		this.clock = clock;
	}

	/** @param scanId absent for everything */
	@GetMapping("/api/v1/live")
	@Needs(Permission.SCAN_READ)
	void live(@RequestParam(name = "scan_id", required = false) @Nullable ScanId scanId, CallerToken caller,
			HttpServletResponse response) {
		LiveConnection connection = new LiveConnection(caller.caller().organisationId(), scanId,
				end(caller.proof()), properties.liveQueue(), () -> standing.isGood(caller));
		connections.add(connection);
		try {
			begin(response);
			connection.writeTo(response.getOutputStream(), properties.liveHeartbeat(), clock);
		} catch (IOException gone) {
			LOG.debug("A screen has gone: {}", gone.getMessage());
		} catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
		} finally {
			connections.remove(connection);
		}
	}

	private Instant end(Proof proof) {
		Instant latest = clock.instant().plus(LONGEST);
		return proof.expiresAt().isBefore(latest) ? proof.expiresAt() : latest;
	}

	private static void begin(HttpServletResponse response) {
		response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
		response.setCharacterEncoding("UTF-8");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		// Proxies such as nginx would hold events back to fill their buffer.
		response.setHeader("X-Accel-Buffering", "no");
	}
}
