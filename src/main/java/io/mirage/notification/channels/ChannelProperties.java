package io.mirage.notification.channels;

import java.net.URI;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How notifications leave this installation.
 *
 * @param mailFrom who mails come from; the mail server itself is set by {@code spring.mail.*}
 * @param publicUrl where browsers find this installation; without it notifications hold no link to read on
 * @param perMinute how many deliveries a channel gets a minute if it does not say itself
 */
@Validated
@ConfigurationProperties("mirage.notification.channels")
public record ChannelProperties(@DefaultValue("mirage@localhost") @NotBlank String mailFrom, @Nullable URI publicUrl,
		@DefaultValue("60") @Min(1) int perMinute) {

	@AssertTrue(message = "public-url must be http or https with a host")
	public boolean isPublicUrlReachable() {
		return publicUrl == null || publicUrl.getHost() != null && ("https".equals(publicUrl.getScheme()) || "http".equals(publicUrl.getScheme()));
	}
}
