package io.mirage;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The one entry point: which modules run is chosen by the active profiles, none of them meaning all. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class MirageApplication {

	public static void main(String[] args) {
		SpringApplication.run(MirageApplication.class, args);
	}
}
