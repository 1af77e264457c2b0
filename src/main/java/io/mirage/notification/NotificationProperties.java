package io.mirage.notification;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of notification.
 *
 * @param keep how long a message is kept, read or not
 */
@Validated
@ConfigurationProperties("mirage.notification")
record NotificationProperties(@DefaultValue("90d") Duration keep) {}
