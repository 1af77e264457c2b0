package io.mirage.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a caller needs for a route: the one place that says so. It belongs to the method that answers, not to a path, so
 * no other spelling of a path leads past it. A route with neither this nor {@link OpenToAll} answers nobody.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

	Permission value();
}
