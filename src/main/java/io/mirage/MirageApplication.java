package io.mirage;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * What a serving process is made of: the modules that the active profiles name, or all if none is named. Beans are named by
 * their full class name, for two modules may call a class alike. The command line starts it.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class MirageApplication {}
