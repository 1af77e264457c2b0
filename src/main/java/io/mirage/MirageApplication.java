package io.mirage;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one entry point: which modules run is chosen by the active profiles, none of them meaning all. */
@SpringBootApplication
public class MirageApplication {

	public static void main(String[] args) {
		SpringApplication.run(MirageApplication.class, args);
	}
}
