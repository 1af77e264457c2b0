package io.mirage.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A dangerous route: whoever sits behind the session must have proved within the last ten minutes who they are. A stolen
 * cookie or an unlocked screen is not enough. Keys, behind which nobody sits, are judged by their permissions alone.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Confirmed {}
