package io.mirage.platform.security;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which proxies may say for whom they ask.
 *
 * @param trusted addresses or networks in CIDR notation whose {@code X-Forwarded-For} is believed; others count as the
 *            client themselves
 */
@ConfigurationProperties("mirage.proxies")
record ProxyProperties(@DefaultValue({"127.0.0.0/8", "::1"}) List<String> trusted) {}
