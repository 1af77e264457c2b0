package io.mirage.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

import io.mirage.platform.data.DataFolder;
import io.mirage.platform.modules.ActiveModules;
import io.mirage.platform.modules.DeploymentUnit;

@Configuration
@EnableScheduling
@EnableConfigurationProperties(PlatformProperties.class)
class PlatformConfiguration {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	DataFolder dataFolder(PlatformProperties properties) {
		return new DataFolder(properties.data()).claim();
	}

	@Bean
	DeploymentUnit deploymentUnit(ActiveModules modules, PlatformProperties properties,
			@Value("${server.port:8080}") int port) {
		String unit = DeploymentUnit.nameOf(modules);
		String instance = properties.instanceId();
		return new DeploymentUnit(unit, instance != null ? instance : unit + "@" + hostName() + ":" + port);
	}

	/** The loopback name if the host does not know its own: it only has to tell replicas apart. */
	private static String hostName() {
		try {
			return InetAddress.getLocalHost().getHostName();
		} catch (UnknownHostException unnamed) {
			return "localhost";
		}
	}
}
