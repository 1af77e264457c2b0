package io.mirage;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The one entry point: which modules run is chosen by the active profiles, none of them meaning all. Beans are named by
 * their full class name, for two modules may call a class alike.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class MirageApplication {

	public static void main(String[] args) {
		SpringApplication.run(MirageApplication.class, args);
	}
}
