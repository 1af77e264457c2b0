package io.mirage.platform.outbound;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.AssertTrue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import io.mirage.platform.entities.Netblock;

/**
 * Calls to addresses that people have typed in: webhooks, chat services, trackers, other platforms.
 *
 * @param allowed netblocks that may be reached although they are not of the public internet, such as 10.20.0.0/16; on
 *            any port
 * @param connectTimeout how long a connection may take
 * @param timeout how long a call may take as a whole, redirects included
 * @param maxAnswer how much of an answer is read; the rest is dropped
 */
@Validated
@ConfigurationProperties("mirage.outbound")
public record OutboundProperties(@DefaultValue List<String> allowed, @DefaultValue("5s") Duration connectTimeout,
		@DefaultValue("15s") Duration timeout, @DefaultValue("64KB") DataSize maxAnswer) {

	public OutboundProperties {
		allowed = List.copyOf(allowed);
	}

	@AssertTrue(message = "allowed must hold netblocks such as 10.20.0.0/16 or fd00::/8")
	public boolean isEveryBlockReadable() {
		return allowed.stream().allMatch(block -> Netblock.tryParse(block).isPresent());
	}

	List<Netblock> allowedBlocks() {
		return allowed.stream().map(block -> Netblock.tryParse(block).orElseThrow()).toList();
	}
}
